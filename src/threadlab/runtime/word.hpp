#pragma once

// The state of a primitive in one atomic word, and the threads that sleep on it.
//
// A step on a word is one pure transition: a function `State -> std::optional<State>` that gives
// the state after the step, or nothing for "not now". On threads of the operating system it is
// carried out by compare-and-swap, and who has to wait sleeps on the word (a futex). Whoever comes
// first may take a free word; sleepers are woken oldest first.
//
// A transition may be tried several times, so it must have no effects of its own.
//
// Layout: the low half is the state, the high half counts the sleepers, so that the step which lets
// a sleeper go learns in the same instruction that there is one: no wake-up can be lost, and none
// is asked of the kernel in vain.

#include <atomic>
#include <cstdint>
#include <optional>
#include <threadlab/runtime/function_ref.hpp>
#include <threadlab/runtime/operation.hpp>
#include <threadlab/runtime/os/clock.hpp>
#include <threadlab/runtime/os/futex.hpp>
#include <threadlab/time.hpp>
#include <type_traits>

namespace threadlab::runtime {

class Word {
 public:
  using State = std::uint32_t;
  using Next = std::optional<State>;

  constexpr explicit Word(State initial = 0) : bits_(initial) {}
  Word(const Word&) = delete;
  Word& operator=(const Word&) = delete;

  /// Blocks until the transition gives a state, and takes that step. False: the time is over.
  /// What happened before the step that made this one possible, happened before it returns.
  template <class Transition>
  [[nodiscard]] bool await(Operation operation, Transition transition, Timeout timeout);

  /// The same, on real threads only: for the runtime itself.
  template <class Transition>
  [[nodiscard]] bool await_until(Transition transition, os::Deadline deadline);

  /// Takes the step and wakes at most `wakes` sleepers; never blocks. False: the transition
  /// refused.
  template <class Transition>
  [[nodiscard]] bool update(Operation operation, int wakes, Transition transition);

  /// The state, as a step of its own.
  [[nodiscard]] State read(Operation /*operation*/) const { return look(); }

  /// The state, outside any step: for what only the calling thread can change, or for a first
  /// guess.
  [[nodiscard]] State look() const { return state(bits_.load(std::memory_order_acquire)); }

 private:
  using Bits = std::uint64_t;
  static constexpr Bits one_sleeper = Bits{1} << 32U;

  static State state(Bits bits) { return static_cast<State>(bits); }
  static Bits with(Bits bits, State state) { return (bits & ~Bits{0xffffffff}) | state; }
  static bool has_sleepers(Bits bits) { return bits >= one_sleeper; }

  template <class Transition>
  bool try_step(Transition transition);

  bool await_asleep(FunctionRef<Next(State)> transition, os::Deadline deadline);

  os::FutexWord bits_;
};

template <class Transition>
bool Word::await(Operation /*operation*/, Transition transition, Timeout timeout) {
  if (try_step(transition)) return true;
  if (timeout.is_no_wait()) return false;
  return await_asleep(transition, os::deadline_after(timeout));
}

template <class Transition>
bool Word::await_until(Transition transition, os::Deadline deadline) {
  return try_step(transition) || await_asleep(transition, deadline);
}

template <class Transition>
bool Word::try_step(Transition transition) {
  static_assert(std::is_nothrow_invocable_r_v<Next, Transition&, State>);
  // Acquire: pairs with the release in `update`, by whoever made this step possible.
  Bits seen = bits_.load(std::memory_order_acquire);
  for (;;) {
    const Next next = transition(state(seen));
    if (!next) return false;
    if (*next == state(seen)) return true;
    if (bits_.compare_exchange_weak(seen, with(seen, *next), std::memory_order_acquire)) {
      return true;
    }
  }
}

template <class Transition>
bool Word::update(Operation /*operation*/, int wakes, Transition transition) {
  static_assert(std::is_nothrow_invocable_r_v<Next, Transition&, State>);
  Bits seen = bits_.load(std::memory_order_relaxed);
  for (;;) {
    const Next next = transition(state(seen));
    if (!next) return false;
    if (*next == state(seen)) return true;
    // Release: pairs with the acquire in `await`. The last touch of the word's contents.
    if (bits_.compare_exchange_weak(seen, with(seen, *next), std::memory_order_release,
                                    std::memory_order_relaxed)) {
      break;
    }
  }
  if (has_sleepers(seen)) [[unlikely]]
    os::futex_wake(&bits_, wakes);
  return true;
}

}  // namespace threadlab::runtime
