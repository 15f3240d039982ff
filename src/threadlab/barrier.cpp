#include <threadlab/barrier.hpp>
#include <utility>

// After CPython 3.11, Lib/threading.py, class Barrier. There the lock is held while the action
// runs; here `acting` stands for that lock.

namespace threadlab {

using runtime::Operation;
using Word = runtime::Word::State;
using Next = runtime::Word::Next;

Barrier::Barrier(int parties, std::function<void()> action, Timeout timeout, Named named)
    : parties_(static_cast<std::uint32_t>(parties)),
      action_(std::move(action)),
      timeout_(timeout),
      word_(runtime::ObjectKind::barrier, State().word(), named, State::frees) {
  if (parties < 1) throw ValueError("parties must be > 0");
  if (parties_ > State::most_parties) throw ValueError("too many parties");
}

int Barrier::wait(Timeout timeout) {
  const Arrival arrival = arrive();
  if (arrival.is_broken) throw BrokenBarrierError();
  if (arrival.is_open) return arrival.index;
  if (arrival.is_last) {
    open();
  } else {
    leave(timeout, arrival.round);
  }
  return arrival.index;
}

Barrier::Arrival Barrier::arrive() {
  State before;
  const auto enter = [&](Word word) noexcept -> Next {
    before = State::of(word);
    if (before.phase == Phase::broken) return word;
    if (before.phase != Phase::filling || !(is_swift() || before.leaving == 0)) return std::nullopt;
    const State after = before.entered(parties_);
    const bool opens = is_swift() && !action_ && after.is_full(parties_) && after.leaving == 0;
    return opens ? after.opened() : after.word();
  };
  word_.await(Operation::barrier_arrive, arrive_gate, enter);
  const bool is_last = before.come + 1 == parties_;
  return {.index = static_cast<int>(before.come),
          .round = before.is_odd,
          .is_last = is_last,
          .is_open = is_last && is_swift() && !action_ && before.leaving == 0,
          .is_broken = before.phase == Phase::broken};
}

void Barrier::open() {
  try {
    if (action_) action_();
  } catch (...) {
    word_.await(Operation::barrier_break, 0,
                [](Word word) noexcept { return State::of(word).failed(); });
    throw;
  }
  word_.await(Operation::barrier_open, 0,
              [](Word word) noexcept { return State::of(word).opened(); });
}

void Barrier::leave(Timeout timeout, bool round) {
  State before;
  const auto go = [&](Word word) noexcept {
    before = State::of(word);
    return before.left(round);
  };
  // All have come once the action runs: its time is not the waiters'.
  const auto give_up = [round](Word word) noexcept { return State::of(word).given_up(round); };
  const bool in_time = word_.await(Operation::barrier_leave, leave_gate, go, timeout, give_up);
  if (!in_time || before.is_odd == round) throw BrokenBarrierError();
}

void Barrier::reset() {
  word_.await(Operation::barrier_reset, quiet_gate,
              [](Word word) noexcept { return State::of(word).reset(); });
}

void Barrier::abort() {
  // Whom a lab's schedule has not let leave finds it broken, as in CPython.
  const bool recalls = !is_swift();
  word_.await(Operation::barrier_abort, quiet_gate,
              [recalls](Word word) noexcept { return State::of(word).aborted(recalls); });
}

int Barrier::n_waiting() const {
  const State state = State::of(word_.read(Operation::barrier_read));
  const bool is_round = state.phase == Phase::filling || state.phase == Phase::acting;
  return is_round ? static_cast<int>(state.come) : 0;
}

bool Barrier::broken() const {
  return State::of(word_.read(Operation::barrier_read)).phase == Phase::broken;
}

}  // namespace threadlab
