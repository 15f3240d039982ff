#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/sanitizers.hpp>

// The steps of a run: how a thread comes to one, who is chosen, and how it is carried out.

namespace threadlab::runtime::lab {
namespace {

/// A destructor that loops until some step succeeds would hold up the end of the run.
constexpr std::uint64_t most_steps_passed_by = 100'000;

constexpr bool is_release(Operation operation) {
  return operation == Operation::lock_release || operation == Operation::rlock_release ||
         operation == Operation::rlock_release_inner || operation == Operation::semaphore_release ||
         operation == Operation::word_end;
}

}  // namespace

bool Lab::take(const Request& request, Timeout timeout) {
  LabThread& me = *current_;
  if (!me.is_dying && !me.is_entering) [[likely]] {
    park(me, request, timeout);
    LabThread* const next = decide(&me);
    if (next != &me) switch_to(me, next);
  }
  if (me.is_dying) [[unlikely]]
    return die_at(request, me);
  me.is_entering = false;
  carry_out(me, request);
  return !me.takes_timeout;
}

inline void Lab::park(LabThread& thread, const Request& request, Timeout timeout) {
  thread.request = &request;
  thread.age = ++ages_;
  thread.deadline = timeout.is_forever() ? at_no_time : deadline_after(timeout, thread);
}

Duration Lab::deadline_after(Timeout timeout, const LabThread& thread) const {
  const Duration latest = at_no_time - Duration(1);
  const Duration now = time_of(thread);
  return timeout.duration() > latest - now ? latest : now + timeout.duration();
}

Duration Lab::next_deadline() const {
  Duration next = at_no_time;
  for (const LabThread* const thread : live_) {
    if (thread->deadline < next && thread->request->expiry.may()) next = thread->deadline;
  }
  return next;
}

LabThread* Lab::decide(LabThread* running) try {
  if (steps() >= max_steps_) [[unlikely]] {
    outcome_ = Outcome::step_limit;
    return nullptr;
  }
  const sanitizers::Unordered unordered;
  const Decision decision = strategy_->choose(*this, running);
  if (!decision.option.exists()) [[unlikely]] {
    outcome_ = decision.abandons ? Outcome::abandoned : Outcome::deadlock;
    return nullptr;
  }
  LabThread& chosen = *decision.option.thread;
  chosen.takes_timeout = decision.option.is_timeout;
  if (chosen.takes_timeout) {
    advance(chosen.deadline);
    chosen.own_time = std::max(chosen.own_time, chosen.deadline);
  }
  if (decision.had_alternative) {
    schedule_.add(chosen.takes_timeout ? Choice::Kind::timeout : Choice::Kind::step, chosen.number);
  }
  return &chosen;
} catch (const ScheduleError&) {
  strategy_error_ = std::current_exception();
  return nullptr;
}

inline void Lab::switch_to(LabThread& from, LabThread* to) {
  current_ = to != nullptr ? to : &from;
  if (to != nullptr) calling_thread = &to->self;
  from.fiber->switch_to(to != nullptr ? *to->fiber : *host_);
}

inline void Lab::carry_out(LabThread& thread, const Request& request) {
  steps_.store(steps() + 1, std::memory_order_relaxed);
  if (thread.takes_timeout) {
    request.expiry.then();
  } else {
    request.action();
    objects_.note(request.step, thread, lines_);
  }
  strategy_->stepped(*this, thread, request.step);
}

std::int64_t Lab::draw(std::int64_t lo, std::int64_t hi) {
  LabThread& me = *current_;
  if (lo == hi || me.is_dying) return lo;
  const sanitizers::Unseen unseen;
  std::optional<std::int64_t> drawn;
  try {
    drawn = strategy_->draw(*this, me.self.random, lo, hi);
  } catch (const ScheduleError&) {
    strategy_error_ = std::current_exception();
  }
  if (!drawn) {
    outcome_ = Outcome::abandoned;
    end_here(me);
  }
  schedule_.add(Choice::Kind::draw, *drawn);
  return *drawn;
}

void Lab::fail(std::string failure) {
  if (current_->is_dying) return;
  const sanitizers::Unseen unseen;
  outcome_ = Outcome::broken;
  failure_ = std::move(failure);
  end_here(*current_);
}

/// The run is over, and the calling thread with it.
void Lab::end_here(LabThread& me) {
  switch_to(me, nullptr);
  me.is_unwinding = true;
  me.fiber->unwind_and_leave_to(*host_);
}

/// The run is over: the thread is unwound from here. Not from a release, which mostly stands in a
/// destructor that nothing may leave: there it goes on, to its next step.
bool Lab::die_at(const Request& request, LabThread& dying) {
  if (!dying.is_unwinding && !is_release(request.step.operation)) {
    dying.is_unwinding = true;
    dying.fiber->unwind_and_leave_to(*host_);
  }
  if (++passed_by_ > most_steps_passed_by) dying.fiber->abandon_for(*host_);
  return true;
}

}  // namespace threadlab::runtime::lab
