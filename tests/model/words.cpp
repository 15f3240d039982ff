#include <utility>

#include "machine_step.hpp"

// The operations of an atomic word.

namespace model {
namespace {

void fail_for_death() { lab::fail("a word is touched when its life is over"); }

bool is_taken(const Value& lock) { return static_cast<std::uint32_t>(lock) != 0; }

/// An operation on a lock that is taken in one step: who comes to it when it is free has it until
/// it lets it go, and what it does with it meanwhile is no step.
void lock_step(const Value* address, FunctionRef<void()> action) {
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

void read_step(const Value* address, auto action) {
  word_step(
      address, []() noexcept { return Operation::word_read; }, action);
}

void write_step(const Value* address, auto action) {
  word_step(
      address, []() noexcept { return Operation::word_write; }, action);
}

}  // namespace

void word_step(const Value* address, FunctionRef<Operation()> operation,
               FunctionRef<void()> action) {
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

}  // namespace model
