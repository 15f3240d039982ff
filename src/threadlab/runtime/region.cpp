#include <cxxabi.h>

#include <threadlab/runtime/region.hpp>
#include <threadlab/runtime/self.hpp>

namespace threadlab::runtime {
namespace {

/// Carries out the steps of the waiters that can go, and counts them out of those that stand. True:
/// there was one.
bool hand_over(Gate& gate, std::size_t& standing, Woken& woken) {
  bool any = false;
  while (gate.first() != nullptr && gate.first()->guard()) {
    Waiter& waiter = *gate.first();
    gate.remove(waiter);
    --standing;
    woken.add(waiter);
    any = true;
    // It takes the step itself, unless a newcomer does, and hands over in its turn.
    if (waiter.own_step) return false;
    waiter.action();
  }
  return any;
}

}  // namespace

void RegionCore::hand_over_and_unlock(std::span<Gate> gates) {
  Woken woken;
  for (bool again = true; again;) {
    again = false;
    for (Gate& gate : gates) again |= hand_over(gate, standing_, woken);
  }
  unlock();
  woken.wake_all();
}

void RegionCore::refuse_in_lab() {
  if (self().lab_thread == nullptr) [[likely]]
    return;
  unlock();
  lab::refuse_to_block();
}

bool RegionCore::stand(std::span<Gate> gates, Gate& gate, Waiter& waiter, os::Deadline deadline,
                       Expiry expiry) {
  refuse_in_lab();
  gate.push_back(waiter);
  ++standing_;
  unlock();
  const void* const spot = looks_ == os::Looks::eager ? &gate : nullptr;
  return waiter.await_turn(spot, deadline) || give_up(gates, waiter, expiry);
}

bool RegionCore::come_back(Gate& gate, FunctionRef<bool()> guard, os::Deadline deadline) {
  if (looks_ == os::Looks::eager) return false;
  refuse_in_lab();
  const auto look = [&] {
    lock();
    if (guard()) return true;
    unlock();
    return false;
  };
  unlock();
  if (os::spin(looks_, &gate, deadline, look)) return true;
  lock();
  return guard();
}

bool RegionCore::stand(std::span<Gate> gates, Gate& gate, FunctionRef<bool()> guard,
                       FunctionRef<void()> action, Timeout timeout, Expiry expiry) {
  if (timeout.is_no_wait() && expiry.may()) {
    expiry.then();
    settle_and_unlock(gates);
    return false;
  }
  const os::Deadline deadline = os::deadline_after(timeout);
  if (come_back(gate, guard, deadline)) {
    action();
    settle_and_unlock(gates);
    return true;
  }
  Waiter waiter{.guard = guard, .action = action};
  return stand(gates, gate, waiter, deadline, expiry);
}

bool RegionCore::stand_to_step(std::span<Gate> gates, Gate& gate, FunctionRef<bool()> guard,
                               os::Deadline deadline) {
  if (come_back(gate, guard, deadline)) {
    unlock();
    return true;
  }
  constexpr auto nothing = []() noexcept {};
  Waiter waiter{.guard = guard, .action = nothing, .own_step = true};
  return stand(gates, gate, waiter, deadline, Expiry::plain());
}

std::exception_ptr RegionCore::hold_and_run(FunctionRef<void()> action) {
  std::exception_ptr thrown;
  busy_.set_in_lab(1);
  try {
    action();
  } catch (const abi::__forced_unwind&) {
    throw;  // the run is over
  } catch (...) {
    thrown = std::current_exception();
  }
  busy_.set_in_lab(0);
  return thrown;
}

bool RegionCore::give_up(std::span<Gate> gates, Waiter& waiter, Expiry expiry) {
  lock();
  if (waiter.gate == nullptr || !expiry.may()) {
    // Its step is carried out, or will be: whoever does it touches the waiter until it has come.
    unlock();
    return waiter.await_turn(nullptr, os::never);
  }
  waiter.gate->remove(waiter);
  --standing_;
  expiry.then();
  settle_and_unlock(gates);
  return false;
}

}  // namespace threadlab::runtime
