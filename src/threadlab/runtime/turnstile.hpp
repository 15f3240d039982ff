#pragma once

// A word whose waiting steps let each other go: who waits may be waited for in turn.
//
// A plain Word is changed by `update`, which wakes; its `await` only takes. Here every step may
// make others possible, and the word knows which do: `frees(before, after)`. Whoever takes such a
// step wakes all who sleep, and each looks whether its own has become possible.
//
// A wait may have an expiry, as in a Region: a transition that is made when the time is over; while
// it says "not now", the wait goes on.

#include <threadlab/runtime/word.hpp>

namespace threadlab::runtime {

class Turnstile : public Word {
 public:
  using Frees = bool (*)(State before, State after) noexcept;

  Turnstile(ObjectKind kind, State initial, Named named, Frees frees)
      : Word(kind, initial, named), frees_(frees) {}

  /// Blocks until the transition gives a state, and takes that step. What happened before the steps
  /// that came before it, happened before it returns. `gate` names the guard: who waits in one gate
  /// waits for the same.
  template <class Transition>
  void await(Operation operation, std::uint8_t gate, Transition transition) {
    (void)await(operation, gate, transition, forever, never_over);
  }

  /// The same. False: the time is over, and `expiry` was carried out instead.
  template <class Transition, class Expiry>
  [[nodiscard]] bool await(Operation operation, std::uint8_t gate, Transition transition,
                           Timeout timeout, Expiry expiry);

 private:
  static constexpr auto never_over = [](State) noexcept -> Next { return std::nullopt; };

  struct Wait {
    Step step;
    FunctionRef<Next(State)> transition;
    Timeout timeout;
    FunctionRef<Next(State)> expiry;
  };

  template <class Transition>
  bool try_step(Bits seen, Transition transition);
  /// Called after a step by which the bits are no longer what was seen.
  void wake_others(Bits seen, State next) {
    if (has_sleepers(seen) && frees_(state(seen), next)) [[unlikely]]
      os::futex_wake(&bits_, os::everyone);
  }

  /// What await does when it cannot step at once.
  [[gnu::cold]] bool await_slowly(const Wait& wait);
  bool await_in_lab(const Wait& wait);
  bool sleep(const Wait& wait, os::Deadline deadline);
  /// The step by which a thread that counts as a sleeper leaves the sleepers. False: it is not
  /// possible in the state that was `seen` last.
  bool try_last_step(Bits& seen, FunctionRef<Next(State)> transition);

  const Frees frees_;
};

template <class Transition, class Expiry>
[[gnu::always_inline]] inline bool Turnstile::await(Operation operation, std::uint8_t gate,
                                                    Transition transition, Timeout timeout,
                                                    Expiry expiry) {
  static_assert(std::is_nothrow_invocable_r_v<Next, Transition&, State>);
  static_assert(std::is_nothrow_invocable_r_v<Next, Expiry&, State>);
  // Acquire: pairs with the release in `try_step`, by whoever made this step possible.
  const Bits seen = bits_.load(std::memory_order_acquire);
  if (!is_in_lab(seen)) [[likely]] {
    if (try_step(seen, transition)) return true;
  }
  return await_slowly({.step = {.operation = operation, .object = lab_object(), .gate = gate},
                       .transition = transition,
                       .timeout = timeout,
                       .expiry = expiry});
}

template <class Transition>
bool Turnstile::try_step(Bits seen, Transition transition) {
  for (;;) {
    const Next next = transition(state(seen));
    if (!next) return false;
    if (*next == state(seen)) return true;
    // Release pairs with the acquire here and in `sleep`, by whoever this step lets go; acquire
    // with the release here, also when it fails and the look is repeated.
    if (bits_.compare_exchange_weak(seen, with(seen, *next), std::memory_order_acq_rel,
                                    std::memory_order_acquire)) {
      wake_others(seen, *next);
      return true;
    }
  }
}

}  // namespace threadlab::runtime
