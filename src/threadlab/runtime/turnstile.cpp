#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/turnstile.hpp>

namespace threadlab::runtime {

bool Turnstile::await_slowly(const Wait& wait) {
  if (wait.step.object != 0) return await_in_lab(wait);
  lab::refuse_to_block();
  os::Deadline deadline = os::deadline_after(wait.timeout);
  // Acquire, both: pairs with the release in `try_step`, by whoever made this step possible.
  if (wait.timeout.is_no_wait()) {
    if (try_step(bits_.load(std::memory_order_acquire), wait.expiry)) return false;
    deadline = os::never;  // it may not be given up
  }
  const auto step = [&] {
    return try_step(bits_.load(std::memory_order_acquire), wait.transition);
  };
  return os::spin(os::Looks::eager, this, deadline, step) || sleep(wait, deadline);
}

bool Turnstile::sleep(const Wait& wait, os::Deadline deadline) {
  // Counted before the last look: a step that comes after it sees us and wakes us. Acquire: pairs
  // with the release in `try_step`, as does the one below.
  Bits seen = bits_.fetch_add(one_sleeper, std::memory_order_acquire) + one_sleeper;
  for (;;) {
    if (try_last_step(seen, wait.transition)) return true;
    if (os::block(bits_, state(seen), deadline)) {
      seen = bits_.load(std::memory_order_acquire);
    } else if (try_last_step(seen, wait.expiry)) {
      return false;
    } else {
      deadline = os::never;  // it may not be given up
    }
  }
}

bool Turnstile::try_last_step(Bits& seen, FunctionRef<Next(State)> transition) {
  for (;;) {
    const Next next = transition(state(seen));
    if (!next) return false;
    // As in `try_step`.
    if (bits_.compare_exchange_weak(seen, with(seen, *next) - one_sleeper,
                                    std::memory_order_acq_rel, std::memory_order_acquire)) {
      wake_others(seen - one_sleeper, *next);
      return true;
    }
  }
}

bool Turnstile::await_in_lab(const Wait& wait) {
  const auto guard = [&]() noexcept { return wait.transition(look()).has_value(); };
  const auto action = [&]() noexcept { set_in_lab(*wait.transition(look())); };
  const auto may_give_up = [&]() noexcept { return wait.expiry(look()).has_value(); };
  const auto give_up = [&]() noexcept { set_in_lab(*wait.expiry(look())); };
  return lab::take({.step = wait.step,
                    .guard = guard,
                    .action = action,
                    .expiry = {.may = may_give_up, .then = give_up}},
                   wait.timeout);
}

}  // namespace threadlab::runtime
