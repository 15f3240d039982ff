#pragma once

// The state of a primitive that one word cannot hold, and the steps on it: *wait until this holds,
// then do that, as one step* (Hoare's and Brinch Hansen's conditional critical region).
//
// The owner gives a guard (pure) and an action (noexcept, no user code, for another thread may run
// it: it leaves a verdict, and the owner throws). Both run under the region's small lock. Who has
// to wait stands in one of the region's gates. Whoever changes the state carries out the waiting
// steps whose guards now hold, oldest first, and wakes exactly those threads. (In a region where
// much is going on it is but seen to that somebody comes for these steps: see Region's looks.)
//
// An expiry says when a wait may be given up and what that changes (a Barrier's timeout breaks it
// for all); it is a third guarded action, and may enable others like any step.

#include <array>
#include <cstddef>
#include <exception>
#include <span>
#include <threadlab/runtime/gate.hpp>
#include <threadlab/runtime/operation.hpp>
#include <threadlab/runtime/small_lock.hpp>
#include <threadlab/time.hpp>
#include <type_traits>

namespace threadlab::runtime {

class RegionCore {
 public:
  RegionCore(const RegionCore&) = delete;
  RegionCore& operator=(const RegionCore&) = delete;

  /// Its number in the lab it belongs to; 0 when it belongs to none.
  [[nodiscard]] ObjectId lab_object() const { return busy_.lab_object(); }

 protected:
  constexpr RegionCore(ObjectKind kind, Named named, os::Looks looks)
      : busy_(kind, named), looks_(looks) {}

  void lock() { busy_.lock(); }
  /// The last touch of the region by a step.
  void unlock() { busy_.unlock(); }

  /// Carries out every waiting step whose guard holds, until none does; then leaves the region and
  /// wakes their threads. With patient looks: calls them.
  void settle_and_unlock(std::span<Gate> gates) {
    if (standing_ == 0) [[likely]] {
      unlock();
    } else {
      let_go_and_unlock(gates);
    }
  }

  /// Waits in the gate until the step was carried out, here or by another thread (true), or until
  /// the time is over (false; the expiry was carried out). A wait that may not be given up when its
  /// time is over goes on. Called with the region locked, returns with it unlocked.
  bool stand(std::span<Gate> gates, Gate& gate, FunctionRef<bool()> guard,
             FunctionRef<void()> action, Timeout timeout, Expiry expiry);

  /// The same for a step that its owner takes itself afterwards: true leaves the region locked, and
  /// the guard holds.
  bool stand_to_step(Gate& gate, FunctionRef<bool()> guard, Timeout timeout);

  /// In a lab, where nobody locks the region: whether a thread is in the midst of an action of its
  /// own, which took another step. Nobody steps on the region then.
  [[nodiscard]] bool is_held() const { return busy_.look() != 0; }
  /// Carries out such an action. Returns what it threw.
  std::exception_ptr hold_and_run(FunctionRef<void()> action);

 private:
  /// How a wait has ended.
  enum class End : std::uint8_t {
    none,      // it has not
    served,    // its step was carried out; the region is unlocked, as in no other case
    can_step,  // its step is to be carried out
    expired,   // its expiry is to be carried out
  };

  void let_go_and_unlock(std::span<Gate> gates);

  // These two: called with the region locked.
  End come_back_or_stand(Gate& gate, Waiter& waiter, os::Deadline deadline, Expiry expiry);
  End stand(Gate& gate, Waiter& waiter, os::Deadline deadline, Expiry expiry);
  /// Whether the wait ends now; else the waiter keeps its place. Nobody else touches it.
  End look_again(Gate& gate, Waiter& waiter, bool may_give_up);

  /// Called locked, before a thread waits: one of a lab must not.
  void refuse_in_lab();

  /// With patient looks: leaves the region and comes back a few times. True: the guard holds now.
  /// Called with the region locked, returns with it locked.
  bool come_back(Gate& gate, FunctionRef<bool()> guard, os::Deadline deadline);

  SmallLock busy_;
  const os::Looks looks_;
  std::size_t standing_ = 0;  // waiters in all gates; guarded by busy_
};

/// With `own_steps` it has steps of await_own.
template <std::size_t gate_count, bool own_steps = false>
class Region : public RegionCore {
 public:
  /// With eager looks a thread that has to wait stands in its gate at once, and hears soonest that
  /// its step was carried out.
  ///
  /// With patient ones it leaves the region to those at work in it, comes back a few times, and
  /// stands when that was in vain: what many steps take is less. For the same reason the steps of
  /// those who stand are not carried out for them: a thread at work, or one that is coming back,
  /// may well take what they wait for sooner than they can wake. The oldest is called when nobody
  /// comes back; it keeps its place until it finds its guard to hold, and then calls the next. Who
  /// was passed over too often is served.
  constexpr explicit Region(ObjectKind kind, Named named = {}, os::Looks looks = os::Looks::eager)
      : RegionCore(kind, named, looks) {}

  /// Waits until `guard` holds, then carries out `action`. False: the time is over, and `expiry`
  /// was carried out instead.
  template <class Guard, class Action, class... GivenExpiry>
  [[nodiscard]] bool await(Operation operation, std::size_t gate, Guard guard, Action action,
                           Timeout timeout, GivenExpiry... expiry);

  /// Carries out `action` at once. `other` is a second object that it touches, as the lab is to
  /// know.
  template <class Action>
  void update(Operation operation, Action action, ObjectId other = 0);

  /// For an action that runs user code and may throw (a comparison): the owner runs it itself, once
  /// it is woken, so a newcomer may come before. What it throws leaves this call.
  template <class Guard, class Action>
  [[nodiscard]] bool await_own(Operation operation, std::size_t gate, Guard guard, Action action,
                               Timeout timeout) requires(own_steps);

  /// What `reader` makes of the state, which it leaves as it is. It may throw: making a copy does.
  template <class Reader>
  [[nodiscard]] auto read(Operation operation, Reader reader) {
    if (const ObjectId object = lab_object()) [[unlikely]] {
      take_in_lab({.operation = operation, .object = object}, nothing);
      const lab::ByHand by_hand(object);
      return reader();
    }
    return look(reader);
  }

  /// The same, but no step: for what the program does not ask for itself.
  template <class Reader>
  [[nodiscard]] auto look(Reader reader);

 private:
  /// Leaves the region however its scope is left.
  class Leave {
   public:
    explicit Leave(Region& region) : region_(region) {}
    ~Leave() { region_.settle_and_unlock(region_.gates_); }
    Leave(const Leave&) = delete;
    Leave& operator=(const Leave&) = delete;

   private:
    Region& region_;
  };

  /// The same, when the state was only looked at: nobody's guard can have changed.
  class Unlock {
   public:
    explicit Unlock(Region& region) : region_(region) {}
    ~Unlock() { region_.unlock(); }
    Unlock(const Unlock&) = delete;
    Unlock& operator=(const Unlock&) = delete;

   private:
    Region& region_;
  };

  // What await does in a lab, and when it cannot step at once: apart, and with copies of guard and
  // action, so that await itself need not keep these in memory for others to see.
  template <class Guard, class Action, class... GivenExpiry>
  [[gnu::noinline]] bool await_in_lab(Operation operation, std::size_t gate, Guard guard,
                                      Action action, Timeout timeout, GivenExpiry... expiry);
  template <class Guard, class Action, class... GivenExpiry>
  [[gnu::noinline]] bool await_standing(std::size_t gate, Guard guard, Action action,
                                        Timeout timeout, GivenExpiry... expiry);

  static Expiry expiry_or_plain() { return Expiry::plain(); }
  static Expiry expiry_or_plain(Expiry given) { return given; }

  static constexpr auto nothing = []() noexcept {};

  static Step step(Operation operation, ObjectId object, std::size_t gate) {
    return {.operation = operation, .object = object, .gate = static_cast<std::uint8_t>(gate)};
  }

  /// A step that waits for nothing, unless the region is held.
  void take_in_lab(Step step, FunctionRef<void()> action) const {
    if constexpr (own_steps) {
      const auto free = [this]() noexcept { return !is_held(); };
      step.gate = static_cast<std::uint8_t>(gate_count);
      (void)lab::take({.step = step, .guard = free, .action = action}, forever);
    } else {
      lab::take(step, action);
    }
  }

  template <class Guard>
  auto unless_held(Guard& guard) const {
    return [this, &guard]() noexcept { return !(own_steps && is_held()) && guard(); };
  }

  std::array<Gate, gate_count> gates_;
};

template <std::size_t gate_count, bool own_steps>
template <class Guard, class Action, class... GivenExpiry>
[[gnu::always_inline]] inline bool Region<gate_count, own_steps>::await(Operation operation,
                                                                        std::size_t gate,
                                                                        Guard guard, Action action,
                                                                        Timeout timeout,
                                                                        GivenExpiry... expiry) {
  static_assert(std::is_nothrow_invocable_r_v<bool, Guard&>);
  static_assert(std::is_nothrow_invocable_v<Action&>);
  if (lab_object() != 0) [[unlikely]]
    return await_in_lab(operation, gate, guard, action, timeout, expiry...);
  lock();
  if (guard()) [[likely]] {
    action();
    settle_and_unlock(gates_);
    return true;
  }
  return await_standing(gate, guard, action, timeout, expiry...);
}

template <std::size_t gate_count, bool own_steps>
template <class Guard, class Action, class... GivenExpiry>
bool Region<gate_count, own_steps>::await_in_lab(Operation operation, std::size_t gate, Guard guard,
                                                 Action action, Timeout timeout,
                                                 GivenExpiry... expiry) {
  const auto can = unless_held(guard);
  return lab::take({.step = step(operation, lab_object(), gate),
                    .guard = can,
                    .action = action,
                    .expiry = expiry_or_plain(expiry...)},
                   timeout);
}

template <std::size_t gate_count, bool own_steps>
template <class Guard, class Action, class... GivenExpiry>
bool Region<gate_count, own_steps>::await_standing(std::size_t gate, Guard guard, Action action,
                                                   Timeout timeout, GivenExpiry... expiry) {
  return stand(gates_, gates_[gate], guard, action, timeout, expiry_or_plain(expiry...));
}

template <std::size_t gate_count, bool own_steps>
template <class Guard, class Action>
bool Region<gate_count, own_steps>::await_own(Operation operation, std::size_t gate, Guard guard,
                                              Action action, Timeout timeout) requires(own_steps) {
  static_assert(std::is_nothrow_invocable_r_v<bool, Guard&>);
  if (const ObjectId object = lab_object()) [[unlikely]] {
    bool is_carried_out = false;  // what `take` returns may be of a step within the action
    std::exception_ptr thrown;
    const auto can = unless_held(guard);
    const auto run = [&] {
      is_carried_out = true;
      thrown = hold_and_run(action);
    };
    const bool taken =
        lab::take({.step = step(operation, object, gate), .guard = can, .action = run}, timeout);
    if (thrown) std::rethrow_exception(thrown);
    return taken || is_carried_out;
  }
  lock();
  if (!guard() && !stand_to_step(gates_[gate], guard, timeout)) return false;
  const Leave leave(*this);
  action();
  return true;
}

template <std::size_t gate_count, bool own_steps>
template <class Action>
void Region<gate_count, own_steps>::update(Operation operation, Action action, ObjectId other) {
  static_assert(std::is_nothrow_invocable_v<Action&>);
  if (const ObjectId object = lab_object()) [[unlikely]] {
    return take_in_lab({.operation = operation, .object = object, .other = other}, action);
  }
  lock();
  action();
  settle_and_unlock(gates_);
}

template <std::size_t gate_count, bool own_steps>
template <class Reader>
auto Region<gate_count, own_steps>::look(Reader reader) {
  if (lab_object() != 0) [[unlikely]]
    return reader();
  lock();
  const Unlock unlock(*this);
  return reader();
}

}  // namespace threadlab::runtime
