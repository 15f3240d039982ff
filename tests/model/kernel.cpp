#include <utility>

#include "machine_step.hpp"

// The kernel, and the threads that sleep in it.

namespace model {
namespace {

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

}  // namespace model
