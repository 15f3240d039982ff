#include "machine.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <threadlab/runtime/lab/door.hpp>
#include <threadlab/runtime/lab/dying.hpp>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/self.hpp>
#include <utility>
#include <vector>

#include "run.hpp"
#include "self.hpp"
#include "stage.hpp"

namespace model {
namespace {

using threadlab::forever;
using threadlab::runtime::ObjectId;
using threadlab::runtime::Operation;
using threadlab::runtime::Step;
namespace lab = threadlab::runtime::lab;

/// On its thread's stack.
struct Sleeper {
  const Value* word;
  bool is_woken = false;
};

constexpr std::uint32_t nobody = ~0U;

struct Place {
  const Value* address;
  ObjectId object;  // that the lab knows it by
  bool is_alive = true;
  std::uint64_t touched_by = 0;  // a bit a thread
  bool is_lock = false;          // which is taken in one step, and let go in one
  std::uint32_t holder = nobody;
};

/// Of the run on this OS thread.
struct Machine {
  Terms terms;
  std::vector<Place> places;
  std::vector<Sleeper*> sleepers;  // oldest first
  bool is_lock_next = false;
  std::array<std::string, 8> results;  // by thread

  Place& place_of(const Value* address) {
    const auto found = std::ranges::find(places, address, &Place::address);
    if (found != places.end()) return *found;
    const ObjectId object = lab::object_of(lab::enlist(threadlab::runtime::ObjectKind::shared, {}));
    return places.emplace_back(Place{.address = address, .object = object});
  }
};

Machine& machine() {
  static thread_local Machine machine;
  return machine;
}

constexpr auto always = []() noexcept { return true; };
constexpr auto nothing = []() noexcept {};

std::uint32_t thread_number() { return threadlab::runtime::self().lab_thread->number; }

/// Not in a thread of an exploration, or in one that is being unwound.
bool is_alone() {
  const lab::LabThread* const thread = threadlab::runtime::self().lab_thread;
  return thread == nullptr || thread->is_unwinding;
}

bool is_alive(const Value& word) { return machine().place_of(&word).is_alive; }

/// One step. `step` says what it would be if it were taken now. False: it timed out.
bool take(auto step, auto guard, auto action, bool may_time_out) {
  lab::Request request{.step = step(), .guard = always, .action = action};
  // The guard is asked before each choice: in time to say what the step has become meanwhile.
  const auto up_to_date = [&]() noexcept {
    request.step = step();
    return guard();
  };
  request.guard = up_to_date;
  const bool taken =
      lab::take(request, may_time_out ? threadlab::Timeout(std::chrono::seconds(1)) : forever);
  become(thread_number());
  return taken;
}

/// One on the same object whenever it is taken.
bool take(ObjectId object, auto operation, auto guard, auto action, bool may_time_out) {
  const auto step = [&]() noexcept { return Step{.operation = operation(), .object = object}; };
  return take(step, guard, action, may_time_out);
}

/// Passes it on.
template <class Result>
Result noted(Result result) {
  Machine& run = machine();
  if (run.terms.keeps_results && !is_alone()) {
    run.results.at(thread_number()) += std::to_string(result) + " ";
  }
  return result;
}

void fail_for_death() { lab::fail("a word is touched when its life is over"); }

bool is_taken(const Value& lock) { return static_cast<std::uint32_t>(lock) != 0; }

/// An operation on a lock that is taken in one step: who comes to it when it is free has it until
/// it lets it go, and what it does with it meanwhile is no step.
void lock_step(const Value* address, auto action) {
  const std::uint32_t me = thread_number();
  const auto place = [&]() -> Place& { return machine().place_of(address); };
  const auto write = []() noexcept { return Operation::word_write; };
  const auto pass_to = [&](std::uint32_t thread) {
    const auto is_mine_or_free = [&]() noexcept {
      return place().holder == nobody || place().holder == me;
    };
    (void)take(
        place().object, write, is_mine_or_free, [&]() noexcept { place().holder = thread; }, false);
  };
  if (place().holder != me) pass_to(me);
  if (!place().is_alive) return fail_for_death();
  const bool was_taken = is_taken(*address);
  action();
  if (was_taken && !is_taken(*address)) pass_to(nobody);
}

/// A step on a word.
void word_step(const Value* address, auto operation, auto action) {
  if (is_alone()) return action();
  if (machine().place_of(address).is_lock) return lock_step(address, action);
  const ObjectId object = machine().place_of(address).object;
  bool is_alive = true;
  const auto if_alive = [&]() noexcept {
    Place& place = machine().place_of(address);
    place.touched_by |= std::uint64_t{1} << thread_number();
    is_alive = place.is_alive;
    if (is_alive) action();
  };
  (void)take(object, operation, always, if_alive, false);
  if (!is_alive) fail_for_death();
}

void read_step(const Value* address, auto action) {
  word_step(
      address, []() noexcept { return Operation::word_read; }, action);
}

void write_step(const Value* address, auto action) {
  word_step(
      address, []() noexcept { return Operation::word_write; }, action);
}

/// A step on the sleepers at an address.
void wake_step(const Value* address, auto action) {
  const ObjectId object = machine().place_of(address).object;
  (void)take(
      object, []() noexcept { return Operation::futex_wake; }, always, action, false);
}

/// Until woken, or until its time is over: then it is true that it was not woken.
bool is_woken_in_time(Sleeper& sleeper, bool may_time_out) {
  const auto asleep = [&]() noexcept {  // perhaps on another word than it lay down on
    return Step{.operation = Operation::futex_asleep,
                .object = machine().place_of(sleeper.word).object};
  };
  const auto woken = [&]() noexcept { return sleeper.is_woken; };
  if (take(asleep, woken, nothing, may_time_out)) return true;
  // The timer has rung; who is woken before the sleeper is up was woken in time.
  wake_step(sleeper.word, [&]() noexcept { std::erase(machine().sleepers, &sleeper); });
  return sleeper.is_woken;
}

}  // namespace

Value load(const Value& word) {
  Value seen = 0;
  read_step(&word, [&]() noexcept { seen = word; });
  return noted(seen);
}

void store(Value& word, Value value) {
  write_step(&word, [&]() noexcept { word = value; });
}

Value exchange(Value& word, Value value) {
  write_step(&word, [&]() noexcept { std::swap(word, value); });
  return noted(value);
}

Value add(Value& word, Value more) {
  Value before = 0;
  write_step(&word, [&]() noexcept { before = std::exchange(word, word + more); });
  return noted(before);
}

bool compare_exchange(Value& word, Value& expected, Value desired) {
  if (machine().terms.flaw == Flaw::exchanges_in_two_steps) {
    const Value seen = load(word);
    if (seen != std::exchange(expected, seen)) return false;
    store(word, desired);
    return true;
  }
  const auto operation = [&]() noexcept {
    const bool writes = is_alive(word) && word == expected && word != desired;
    return writes ? Operation::word_write : Operation::word_read;
  };
  bool is_equal = false;
  word_step(&word, operation, [&]() noexcept {
    is_equal = word == expected;
    if (is_equal) {
      word = desired;
    } else {
      expected = word;
    }
  });
  (void)noted(expected);
  return noted(is_equal);
}

void announce_lock() { machine().is_lock_next = true; }

void begin_life(const Value& word) {
  Machine& run = machine();
  const bool is_lock = std::exchange(run.is_lock_next, false);
  if (is_alone()) return;
  Place& place = run.place_of(&word);
  place.is_alive = true;
  place.is_lock = is_lock && run.terms.grain == Grain::locks;
}

void end_life(const Value& word) {
  if (is_alone()) return;
  const ObjectId object = machine().place_of(&word).object;
  const auto end = []() noexcept { return Operation::word_end; };
  (void)take(
      object, end, always, [&]() noexcept { machine().place_of(&word).is_alive = false; }, false);
}

bool wait(const Value& word, std::uint32_t expected, bool may_time_out) {
  const bool looks = machine().terms.flaw != Flaw::sleeps_without_looking;
  const auto is_to_sleep = [&]() noexcept {
    return !looks || (is_alive(word) && static_cast<std::uint32_t>(word) == expected);
  };
  const auto operation = [&]() noexcept {
    return is_to_sleep() ? Operation::futex_wait : Operation::word_read;
  };
  Sleeper self{.word = &word};
  bool sleeps = false;
  word_step(&word, operation, [&]() noexcept {
    sleeps = is_to_sleep();
    if (sleeps) machine().sleepers.push_back(&self);
  });
  return noted(!sleeps || is_woken_in_time(self, may_time_out));
}

void wake(const Value* address, int count) {
  if (is_alone()) return;
  wake_step(address, [&]() noexcept {
    std::erase_if(machine().sleepers, [&](Sleeper* sleeper) {
      if (sleeper->word != address || count == 0) return false;
      --count;
      return sleeper->is_woken = true;
    });
  });
}

void requeue(const Value* from, std::uint32_t expected, const Value* to) {
  if (is_alone()) return;
  const auto step = [&]() noexcept {
    return Step{.operation = Operation::futex_requeue,
                .object = machine().place_of(from).object,
                .other = machine().place_of(to).object};
  };
  const auto move_one = [&]() noexcept {
    Machine& run = machine();
    const bool is_same =
        run.place_of(from).is_alive && static_cast<std::uint32_t>(*from) == expected;
    const auto oldest = std::ranges::find(run.sleepers, from, &Sleeper::word);
    if (!is_same || oldest == run.sleepers.end()) return;
    Sleeper* const moved = *oldest;  // the youngest there
    run.sleepers.erase(oldest);
    moved->word = to;
    run.sleepers.push_back(moved);
  };
  (void)take(step, always, move_one, false);
}

bool is_over() { return lab::is_dying(); }

int looks() { return machine().terms.looks; }

void begin_run(Terms terms) {
  Machine& run = machine();
  run.terms = terms;
  run.places.clear();
  run.sleepers.clear();
  run.results = {};
  become(thread_number());
}

std::string results() {
  std::string all;
  for (const std::string& of_thread : machine().results) all += of_thread + "| ";
  return all;
}

void await_touch(const Value* address, int threads) {
  const ObjectId object = machine().place_of(address).object;
  const auto enough = [&]() noexcept {
    return std::popcount(machine().place_of(address).touched_by) >= threads;
  };
  // A write, though it writes nothing: it depends on each touch, also on those that only look.
  const auto write = []() noexcept { return Operation::word_write; };
  (void)take(object, write, enough, nothing, false);
}

}  // namespace model
