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
// A word made in a lab belongs to it: its steps are announced, chosen and carried out there.
//
// Layout: the low half is the state, the high half counts the sleepers, so that the step which lets
// a sleeper go learns in the same instruction that there is one: no wake-up can be lost, and none
// is asked of the kernel in vain. In a lab nobody sleeps,
// and the high half is the word's number there, with the topmost bit set: the one branch on it is
// all that the lab costs a thread that is in none.

#include <atomic>
#include <cstdint>
#include <optional>
#include <threadlab/runtime/function_ref.hpp>
#include <threadlab/runtime/lab/door.hpp>
#include <threadlab/runtime/operation.hpp>
#include <threadlab/runtime/os/clock.hpp>
#include <threadlab/runtime/os/futex.hpp>
#include <threadlab/runtime/os/spin.hpp>
#include <threadlab/time.hpp>
#include <type_traits>

namespace threadlab::runtime {

class Word {
 public:
  using State = std::uint32_t;
  using Next = std::optional<State>;

  /// The runtime's own: not an object of any lab.
  constexpr explicit Word(State initial = 0) : bits_(initial) {}
  /// A primitive's: an object of the lab that it is made in, if any.
  constexpr Word(ObjectKind kind, State initial, Named named)
      : bits_(std::is_constant_evaluated() ? initial
                                           : initial | (Bits{lab::enlist(kind, named)} << 32U)) {}
  Word(const Word&) = delete;
  Word& operator=(const Word&) = delete;

  /// Blocks until the transition gives a state, and takes that step. False: the time is over.
  /// What happened before the step that made this one possible, happened before it returns.
  template <class Transition>
  [[nodiscard]] bool await(Operation operation, Transition transition, Timeout timeout,
                           os::Looks looks = os::Looks::eager);

  /// The same, on real threads only: for the runtime itself. What is learned of such waits is kept
  /// under the address `spot`; null: it sleeps at once.
  template <class Transition>
  [[nodiscard]] bool await_until(Transition transition, const void* spot, os::Deadline deadline);

  // What WaitList needs of a lock, on real threads: its waiters become sleepers of the word.

  /// Counts a thread that is about to be one of the sleepers.
  void count_sleeper() {
    // Relaxed: the word's holder counts, so whoever releases it afterwards sees it.
    bits_.fetch_add(one_sleeper, std::memory_order_relaxed);
  }
  /// Moves the thread that sleeps elsewhere, while that says `expected`, to the word's sleepers.
  void adopt_sleeper(const os::FutexWord* elsewhere, std::uint32_t expected);
  /// As await, in a thread that counts as a sleeper already.
  void await_counted(FunctionRef<Next(State)> transition);
  /// os::block on another word, from which the thread may be moved to the sleepers of this one.
  [[nodiscard]] bool block_on(const os::FutexWord& elsewhere, std::uint32_t expected,
                              os::Deadline deadline) const;

  /// Takes the step and wakes at most `wakes` sleepers; never blocks. False: the transition
  /// refused.
  template <class Transition>
  [[nodiscard]] bool update(Operation operation, int wakes, Transition transition);

  /// The same, for a word that is likely to be in the state `guess`, with nobody asleep: then it is
  /// one instruction, and no look before it.
  template <class Transition>
  [[nodiscard]] bool update_from(State guess, Operation operation, int wakes,
                                 Transition transition);

  /// The state, as a step of its own.
  [[nodiscard]] State read(Operation operation) const {
    // Acquire: pairs with the release in `update`, by whoever made the state what it is.
    const Bits seen = bits_.load(std::memory_order_acquire);
    if (is_in_lab(seen)) [[unlikely]]
      return read_in_lab(operation);
    return state(seen);
  }

  /// The state, outside any step: for what only the calling thread can change, or for a first
  /// guess.
  [[nodiscard]] State look() const {
    // Acquire: as in `read`.
    return state(bits_.load(std::memory_order_acquire));
  }

  /// Its number in the lab it belongs to; 0 when it belongs to none.
  [[nodiscard]] ObjectId lab_object() const {
    return lab::object_of(static_cast<std::uint32_t>(os::load_constant(bits_) >> 32U));
  }
  /// The state after a step of the lab that touches several objects.
  void set_in_lab(State next) {
    // Relaxed: in a lab one thread at a time touches it. Release: pairs with the acquire in `look`,
    // for who asks from outside.
    bits_.store(with(bits_.load(std::memory_order_relaxed), next), std::memory_order_release);
  }

 protected:
  using Bits = std::uint64_t;
  static constexpr Bits one_sleeper = Bits{1} << 32U;
  static constexpr Bits lab_mark = Bits{lab::number_mark} << 32U;

  static State state(Bits bits) { return static_cast<State>(bits); }
  static Bits with(Bits bits, State state) { return (bits & ~Bits{0xffffffff}) | state; }
  static bool has_sleepers(Bits bits) { return bits >= one_sleeper; }
  static bool is_in_lab(Bits bits) { return lab::exists && (bits & lab_mark) != 0; }

  os::FutexWord bits_;

 private:
  template <class Transition>
  bool try_step(Bits seen, Transition transition);
  template <class Transition>
  bool change(Bits seen, int wakes, Transition transition);
  /// What update and update_from do for a word of a lab, and where the guess was wrong.
  template <class Transition>
  [[gnu::noinline]] bool update_seen(Bits seen, Operation operation, int wakes,
                                     Transition transition);

  /// What await does when it cannot step at once.
  template <class Transition>
  [[gnu::noinline]] bool await_slowly(Operation operation, Transition transition, Timeout timeout,
                                      os::Looks looks);
  template <class Transition>
  bool await_or_sleep(Transition transition, const void* spot, os::Looks looks,
                      os::Deadline deadline);

  bool sleep(FunctionRef<Next(State)> transition, os::Deadline deadline);
  bool sleep_counted(FunctionRef<Next(State)> transition, Bits seen, os::Deadline deadline);

  bool await_in_lab(Operation operation, FunctionRef<Next(State)> transition, Timeout timeout);
  bool update_in_lab(Operation operation, FunctionRef<Next(State)> transition);
  [[nodiscard]] State read_in_lab(Operation operation) const;
};

template <class Transition>
[[gnu::always_inline]] inline bool Word::await(Operation operation, Transition transition,
                                               Timeout timeout, os::Looks looks) {
  static_assert(std::is_nothrow_invocable_r_v<Next, Transition&, State>);
  // Acquire: pairs with the release in `update`, by whoever made this step possible.
  const Bits seen = bits_.load(std::memory_order_acquire);
  if (!is_in_lab(seen)) [[likely]] {
    if (try_step(seen, transition)) return true;
    if (timeout.is_no_wait()) return false;
  }
  return await_slowly(operation, transition, timeout, looks);
}

template <class Transition>
bool Word::await_slowly(Operation operation, Transition transition, Timeout timeout,
                        os::Looks looks) {
  // The mark of a lab is there from the beginning.
  if (is_in_lab(os::load_constant(bits_))) return await_in_lab(operation, transition, timeout);
  return await_or_sleep(transition, this, looks, os::deadline_after(timeout));
}

template <class Transition>
bool Word::await_until(Transition transition, const void* spot, os::Deadline deadline) {
  // Acquire: pairs with the release in `update`, as above.
  return try_step(bits_.load(std::memory_order_acquire), transition) ||
         await_or_sleep(transition, spot, os::Looks::eager, deadline);
}

template <class Transition>
bool Word::await_or_sleep(Transition transition, const void* spot, os::Looks looks,
                          os::Deadline deadline) {
  lab::refuse_to_block();
  // Acquire: pairs with the release in `update`, by whoever made this step possible.
  const auto step = [&] { return try_step(bits_.load(std::memory_order_acquire), transition); };
  if (spot != nullptr && os::spin(looks, spot, deadline, step)) return true;
  return sleep(transition, deadline);
}

template <class Transition>
bool Word::try_step(Bits seen, Transition transition) {
  for (;;) {
    const Next next = transition(state(seen));
    if (!next) return false;
    if (*next == state(seen)) return true;
    // Acquire: pairs with the release in `update`, also when it fails and the look is repeated.
    if (bits_.compare_exchange_weak(seen, with(seen, *next), std::memory_order_acquire)) {
      return true;
    }
  }
}

template <class Transition>
[[gnu::always_inline]] inline bool Word::update(Operation operation, int wakes,
                                                Transition transition) {
  // Relaxed: only a guess; the exchange looks again.
  const Bits seen = bits_.load(std::memory_order_relaxed);
  if (!is_in_lab(seen)) [[likely]]
    return change(seen, wakes, transition);
  return update_seen(seen, operation, wakes, transition);
}

template <class Transition>
bool Word::update_from(State guess, Operation operation, int wakes, Transition transition) {
  Bits seen = guess;
  // As in `change`. A word of a lab is marked as such, so the exchange fails there.
  if (bits_.compare_exchange_strong(seen, *transition(guess), std::memory_order_acq_rel,
                                    std::memory_order_relaxed)) [[likely]] {
    return true;
  }
  return update_seen(seen, operation, wakes, transition);
}

template <class Transition>
bool Word::update_seen(Bits seen, Operation operation, int wakes, Transition transition) {
  if (is_in_lab(seen)) return update_in_lab(operation, transition);
  return change(seen, wakes, transition);
}

template <class Transition>
[[gnu::always_inline]] inline bool Word::change(Bits seen, int wakes, Transition transition) {
  static_assert(std::is_nothrow_invocable_r_v<Next, Transition&, State>);
  while (const Next next = transition(state(seen))) {
    // Also where the state stays as it is: what came before an Event.set must be seen by whoever
    // clears it later. Release pairs with the acquire in `await`, acquire with other updates. The
    // last touch of the word's contents.
    if (bits_.compare_exchange_weak(seen, with(seen, *next), std::memory_order_acq_rel,
                                    std::memory_order_relaxed)) {
      if (wakes > 0 && has_sleepers(seen)) [[unlikely]]
        os::futex_wake(&bits_, wakes);
      return true;
    }
  }
  return false;
}

}  // namespace threadlab::runtime
