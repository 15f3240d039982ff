#include <algorithm>
#include <array>
#include <bit>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/runtime/lab/lab.hpp>

// Where two steps that depend on each other could have been taken in the other order.

namespace threadlab::explore {
namespace {

using runtime::Operation;

/// Whether the waiting step cannot have been possible right before the earlier one, which is what
/// let it go on: there is no other order of the two.
bool lets_go(const Event& earlier, const runtime::lab::LabThread& waiting) {
  if (waiting.deadline != runtime::lab::at_no_time) return false;  // it might have timed out
  switch (waiting.request->step.operation) {
    case Operation::lock_acquire:
    case Operation::rlock_acquire:
    case Operation::condition_reacquire:
    case Operation::condition_notified:
      return earlier.frees_lock || earlier.times_out;
    case Operation::thread_started:
      return earlier.operation == Operation::thread_begin;
    case Operation::thread_join:
      return earlier.operation == Operation::thread_finish;
    case Operation::program_join:  // only daemons can be alive when it goes on
      return !earlier.is_daemons;
    default:
      return false;
  }
}

}  // namespace

/// The thread has come to its next step: which earlier ones might it have preceded?
void Dpor::arrive(Lab& lab, const LabThread& thread) {
  const Footprint pending = footprint_of(thread, options_.observe);
  if (pending.ends_program) return arrive_at_end(lab, thread.number);
  const Trace::Clock before = trace_.clock_of(thread.number);
  if (pending.object != 0) find_races(thread, pending.object, pending.on_object, before);
  if (pending.other != 0) find_races(thread, pending.other, pending.on_other, before);
}

/// A notified thread takes its lock: it has come to that with the notify, not with its wait.
void Dpor::arrive_at_lock(const LabThread& thread, StepIndex woken_by) {
  const Trace::Clock own = trace_.clock_of(thread.number);
  const Trace::Clock notify = trace_.clock(woken_by);
  std::array<std::uint32_t, most_threads> before{};
  for (std::size_t i = 0; i != own.size(); ++i) before[i] = std::max(own[i], notify[i]);
  const Footprint taken = footprint_of(thread.request->step, false, options_.observe);
  find_races(thread, taken.other, taken.on_other, {before.data(), own.size()});
}

void Dpor::find_races(const LabThread& thread, runtime::ObjectId object, Access access,
                      Trace::Clock before) {
  for (StepIndex index = trace_.last_on(object); index != no_step && access.all() != 0;
       index = trace_.previous_on(object, index)) {
    const Event& event = trace_[index];
    const Access earlier = event.footprint.on(object);
    if (conflict(earlier, access) && event.thread != thread.number &&
        !trace_.is_covered(index, before)) {
      if (lets_go(event, thread)) continue;
      try_before(index, thread.number, before);
    }
    access.read &= static_cast<std::uint8_t>(~earlier.write);
    access.write &= static_cast<std::uint8_t>(~earlier.write);
  }
}

/// The program might have ended before the last step of any thread that did not have to come first.
void Dpor::arrive_at_end(Lab& lab, ThreadNumber main) {
  const Trace::Clock before = trace_.clock_of(main);
  for (ThreadNumber thread = 0; thread != lab.all_threads().size(); ++thread) {
    const StepIndex last = trace_.last_of(thread);
    const bool is_its_own = last != no_step && trace_[last].thread == thread;
    if (thread != main && is_its_own && !trace_.is_covered(last, before)) {
      try_before(last, main, before);
    }
  }
}

/// The waiting threads whose steps depend on the one that is taken, and could be taken instead.
void Dpor::try_pending_before(Lab& lab, Node& node, const Footprint& taken) const {
  for (const LabThread* const other : lab.threads()) {
    const ThreadSet self = only(other->number);
    if ((node.enabled & self) == 0 || other->number == node.thread) continue;
    if (((node.to_try | node.asleep) & self) != 0) continue;
    if (conflict(taken, footprint_of(*other, options_.observe))) node.to_try |= self;
  }
}

/// Puts down, at the place of the earlier step, the other order: some thread that leads to the step
/// of `thread` being taken first. `before` is the clock of that step without the earlier one.
void Dpor::try_before(StepIndex earlier, ThreadNumber thread, Trace::Clock before) {
  const auto place = static_cast<std::size_t>(earlier);
  if (place < root_) return;  // all is tried there
  Node& node = nodes_[place];
  const ThreadNumber rival = trace_[earlier].thread;
  // The steps after the earlier one that need not come after it, then that of `thread`: which
  // threads can begin that sequence? Those whose first step in it needs no other first step.
  ThreadSet seen = 0;
  ThreadSet initials = 0;
  std::array<StepIndex, most_threads> first{};
  const auto needs_none = [&](ThreadNumber self, Trace::Clock clock) {
    for (ThreadSet others = seen & ~only(self); others != 0; others &= others - 1) {
      const auto other = static_cast<ThreadNumber>(std::countr_zero(others));
      if (clock[other] > static_cast<std::uint32_t>(first[other])) return false;
    }
    return true;
  };
  for (StepIndex i = earlier + 1; i != trace_.size(); ++i) {
    const ThreadNumber by = trace_[i].thread;
    if (by == Event::of_no_thread || contains(seen, by)) continue;
    if (trace_.clock(i)[rival] > static_cast<std::uint32_t>(earlier)) continue;
    if (needs_none(by, trace_.clock(i))) initials |= only(by);
    seen |= only(by);
    first[by] = i;
  }
  if (!contains(seen, thread) && needs_none(thread, before)) initials |= only(thread);
  if ((initials & (node.to_try | node.asleep)) != 0) return;
  const ThreadSet possible = initials & node.enabled;
  if (possible == 0) {
    node.to_try |= node.enabled;
  } else {
    node.to_try |= contains(possible, thread) ? only(thread) : possible & (~possible + 1);
  }
}

}  // namespace threadlab::explore
