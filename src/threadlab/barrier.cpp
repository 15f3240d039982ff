#include <threadlab/barrier.hpp>
#include <utility>

// After CPython 3.11, Lib/threading.py, class Barrier. There the lock is held while the action runs
// and each thread leaves by itself; here `acting` stands for that lock.

namespace threadlab {

using runtime::Operation;

Barrier::Barrier(int parties, std::function<void()> action, Timeout timeout, Named named)
    : parties_(parties),
      action_(std::move(action)),
      timeout_(timeout),
      region_(runtime::ObjectKind::barrier, named) {
  if (parties < 1) throw ValueError("parties must be > 0");
}

int Barrier::wait(Timeout timeout) {
  const Arrival arrival = arrive();
  if (arrival.is_broken) throw BrokenBarrierError();
  if (arrival.is_open) return arrival.index;
  if (arrival.is_last) {
    open();
  } else {
    leave(timeout);
  }
  return arrival.index;
}

Barrier::Arrival Barrier::arrive() {
  Arrival arrival;
  const auto may_enter = [&]() noexcept {
    return state_ == State::filling || state_ == State::broken;
  };
  const auto enter = [&]() noexcept {
    arrival.is_broken = state_ == State::broken;
    if (arrival.is_broken) return;
    arrival.index = count_++;
    arrival.is_last = count_ == parties_;
    if (!arrival.is_last) return;
    state_ = State::acting;
    // With nothing to do in between, both steps are taken at once, as they well may be; in a lab it
    // is for the schedule to say.
    arrival.is_open = !action_ && region_.lab_object() == 0;
    if (arrival.is_open) open_up();
  };
  (void)region_.await(Operation::barrier_arrive, arrive_gate, may_enter, enter, forever);
  return arrival;
}

void Barrier::open() {
  try {
    if (action_) action_();
  } catch (...) {
    region_.update(Operation::barrier_break, [&]() noexcept {
      state_ = State::broken;
      count_out();
    });
    throw;
  }
  region_.update(Operation::barrier_open, [&]() noexcept { open_up(); });
}

void Barrier::open_up() noexcept {
  state_ = State::draining;
  count_out();
}

void Barrier::leave(Timeout timeout) {
  bool is_broken = false;
  const auto may_leave = [&]() noexcept {
    return state_ != State::filling && state_ != State::acting;
  };
  const auto go = [&]() noexcept {
    is_broken = state_ != State::draining;
    count_out();
  };
  // All have come once the action runs: its time is not the waiters'.
  const auto may_give_up = [&]() noexcept { return state_ == State::filling; };
  const auto break_it = [&]() noexcept {
    state_ = State::broken;
    is_broken = true;
    count_out();
  };
  (void)region_.await(Operation::barrier_leave, leave_gate, may_leave, go, timeout,
                      runtime::Expiry{.may = may_give_up, .then = break_it});
  if (is_broken) throw BrokenBarrierError();
}

void Barrier::count_out() noexcept {
  --count_;
  const bool is_passing = state_ == State::draining || state_ == State::resetting;
  if (count_ == 0 && is_passing) state_ = State::filling;
}

void Barrier::set_state(Operation operation, State (*next)(State, int count)) {
  const auto quiet = [&]() noexcept { return state_ != State::acting; };
  const auto change = [&]() noexcept { state_ = next(state_, count_); };
  (void)region_.await(operation, quiet_gate, quiet, change, forever);
}

void Barrier::reset() {
  set_state(Operation::barrier_reset, [](State state, int count) {
    if (count == 0) return State::filling;
    return state == State::draining ? State::draining : State::resetting;
  });
}

void Barrier::abort() {
  set_state(Operation::barrier_abort, [](State, int) { return State::broken; });
}

int Barrier::n_waiting() const {
  return region_.read(Operation::barrier_read, [&] {
    return state_ == State::filling || state_ == State::acting ? count_ : 0;
  });
}

bool Barrier::broken() const {
  return region_.read(Operation::barrier_read, [&] { return state_ == State::broken; });
}

}  // namespace threadlab
