#include <cxxabi.h>

#include <threadlab/runtime/patience.hpp>
#include <threadlab/runtime/region.hpp>
#include <threadlab/runtime/self.hpp>

namespace threadlab::runtime {
namespace {

using News = Waiter::News;

/// Carries out the step of the first waiter.
void serve(Gate& gate, std::size_t& standing, Woken& woken) {
  Waiter& waiter = *gate.first();
  gate.remove(waiter);
  --standing;
  woken.add(waiter, News::served);
  waiter.action();
}

/// Carries out the steps of the waiters that can go. True: there was one.
bool hand_over(Gate& gate, std::size_t& standing, Woken& woken) {
  bool any = false;
  for (; gate.first() != nullptr && gate.first()->guard(); any = true) {
    serve(gate, standing, woken);
  }
  return any;
}

/// Sees to it that somebody comes for the step of the first waiter, if it can go: a thread that
/// looks out already, one that was called, which in its turn calls the next, or this waiter. True:
/// its step was carried out.
bool call(Gate& gate, std::size_t& standing, Woken& woken) {
  Waiter* const first = gate.first();
  if (first == nullptr || gate.called != nullptr || !first->guard()) return false;
  if (!first->own_step && first->passed_over >= most_passed_over) {
    serve(gate, standing, woken);
    return true;
  }
  if (gate.lookers != 0 && ++gate.left_to_lookers % most_left_to_lookers != 0) return false;
  gate.called = first;
  woken.add(*first, News::called);
  return false;
}

}  // namespace

void RegionCore::let_go_and_unlock(std::span<Gate> gates) {
  const auto let_go = looks_ == os::Looks::eager ? hand_over : call;
  Woken woken;
  for (bool again = true; again;) {
    again = false;
    for (Gate& gate : gates) again |= let_go(gate, standing_, woken);
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

RegionCore::End RegionCore::stand(Gate& gate, Waiter& waiter, os::Deadline deadline,
                                  Expiry expiry) {
  refuse_in_lab();
  gate.push_back(waiter);
  ++standing_;
  unlock();
  const void* const spot = looks_ == os::Looks::eager ? &gate : nullptr;
  for (bool is_over = false;;) {
    const News news = waiter.await_turn(spot, deadline);
    if (news == News::served) return End::served;
    is_over |= news == News::none;
    lock();
    // Whoever serves or calls it touches it until it was told.
    const bool will_be_told = waiter.gate == nullptr || gate.called == &waiter;
    if (news == News::called || !will_be_told) {
      const End end = look_again(gate, waiter, is_over && expiry.may());
      if (end != End::none) return end;
    }
    if (is_over) deadline = os::never;  // it may not be given up, or not yet
    unlock();
  }
}

RegionCore::End RegionCore::look_again(Gate& gate, Waiter& waiter, bool may_give_up) {
  const bool was_called = gate.called == &waiter;
  if (was_called) gate.called = nullptr;
  const bool can_step = waiter.guard();
  if (can_step || may_give_up) {
    gate.remove(waiter);
    --standing_;
    return can_step ? End::can_step : End::expired;
  }
  if (was_called) {
    ++waiter.passed_over;
    waiter.stay();
  }
  return End::none;
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
  ++gate.lookers;
  unlock();
  if (!os::spin(looks_, &gate, deadline, look)) lock();
  --gate.lookers;
  if (!guard()) return false;
  gate.left_to_lookers = 0;
  if (gate.first() != nullptr) ++gate.first()->passed_over;
  return true;
}

bool RegionCore::stand(std::span<Gate> gates, Gate& gate, FunctionRef<bool()> guard,
                       FunctionRef<void()> action, Timeout timeout, Expiry expiry) {
  End end = End::expired;
  if (!timeout.is_no_wait() || !expiry.may()) {
    Waiter waiter{.guard = guard, .action = action};
    end = come_back_or_stand(gate, waiter, os::deadline_after(timeout), expiry);
  }
  if (end == End::served) return true;
  end == End::can_step ? action() : expiry.then();
  settle_and_unlock(gates);
  return end == End::can_step;
}

bool RegionCore::stand_to_step(Gate& gate, FunctionRef<bool()> guard, Timeout timeout) {
  End end = End::expired;
  if (!timeout.is_no_wait()) {
    constexpr auto nothing = []() noexcept {};
    Waiter waiter{.guard = guard, .action = nothing, .own_step = true};
    end = come_back_or_stand(gate, waiter, os::deadline_after(timeout), Expiry::plain());
  }
  if (end == End::can_step) return true;
  unlock();
  return false;
}

RegionCore::End RegionCore::come_back_or_stand(Gate& gate, Waiter& waiter, os::Deadline deadline,
                                               Expiry expiry) {
  return come_back(gate, waiter.guard, deadline) ? End::can_step
                                                 : stand(gate, waiter, deadline, expiry);
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

}  // namespace threadlab::runtime
