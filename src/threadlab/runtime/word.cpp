#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/word.hpp>

namespace threadlab::runtime {

bool Word::sleep(FunctionRef<Next(State)> transition, os::Deadline deadline) {
  // Counted before the last look: a step that comes after it sees us and wakes us. Acquire: pairs
  // with the release in `update`, as do the two below.
  const Bits seen = bits_.fetch_add(one_sleeper, std::memory_order_acquire) + one_sleeper;
  return sleep_counted(transition, seen, deadline);
}

bool Word::sleep_counted(FunctionRef<Next(State)> transition, Bits seen, os::Deadline deadline) {
  bool in_time = true;
  for (;;) {
    if (const Next next = transition(state(seen))) {
      // The step and the leaving of the sleepers are one.
      if (bits_.compare_exchange_weak(seen, with(seen, *next) - one_sleeper,
                                      std::memory_order_acquire)) {
        return true;
      }
      continue;
    }
    if (!in_time) {
      // Relaxed: nothing is handed to anybody; a release that still counted us wakes in vain.
      bits_.fetch_sub(one_sleeper, std::memory_order_relaxed);
      return false;
    }
    in_time = os::block(bits_, state(seen), deadline);
    seen = bits_.load(std::memory_order_acquire);
  }
}

void Word::await_counted(FunctionRef<Next(State)> transition) {
  // Acquire: pairs with the release in `update`, by whoever made this step possible.
  (void)sleep_counted(transition, bits_.load(std::memory_order_acquire), os::never);
}

void Word::adopt_sleeper(const os::FutexWord* elsewhere, std::uint32_t expected) {
  os::futex_requeue(elsewhere, expected, &bits_);
  // Whoever released the word before that woke nobody. Relaxed: the kernel's own locks order this
  // look after the move, and the release of the word before its wake.
  if (state(bits_.load(std::memory_order_relaxed)) == 0) os::futex_wake(&bits_, 1);
}

bool Word::block_on(const os::FutexWord& elsewhere, std::uint32_t expected,
                    os::Deadline deadline) const {
  return os::block(elsewhere, expected, deadline, bits_);
}

bool Word::await_in_lab(Operation operation, FunctionRef<Next(State)> transition, Timeout timeout) {
  const auto guard = [&]() noexcept { return transition(look()).has_value(); };
  const auto action = [&]() noexcept { set_in_lab(*transition(look())); };
  return lab::take(
      {.step = {.operation = operation, .object = lab_object()}, .guard = guard, .action = action},
      timeout);
}

bool Word::update_in_lab(Operation operation, FunctionRef<Next(State)> transition) {
  bool accepted = true;
  const auto action = [&]() noexcept {
    const Next next = transition(look());
    accepted = next.has_value();
    if (accepted) set_in_lab(*next);
  };
  lab::take({.operation = operation, .object = lab_object()}, action);
  return accepted;
}

Word::State Word::read_in_lab(Operation operation) const {
  State seen = 0;
  const auto action = [&]() noexcept { seen = look(); };
  lab::take({.operation = operation, .object = lab_object()}, action);
  return seen;
}

}  // namespace threadlab::runtime
