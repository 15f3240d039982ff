#include <algorithm>
#include <array>
#include <bit>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/thread_state.hpp>

// Where two steps that depend on each other could have been taken in the other order.

namespace threadlab::explore {
namespace {

using runtime::Operation;

/// Whether it starts a thread that the end of the program, then, waits for, while that end need not
/// wait for the step itself.
bool holds_up_end(const runtime::lab::LabThread& thread) {
  return thread.request->step.operation == Operation::thread_start && thread.self.thread->daemon;
}

/// Whether the waiting step cannot have been possible right before the earlier one, which is what
/// let it go on: there is no other order of the two.
bool lets_go(const Event& earlier, const runtime::lab::LabThread& waiting) {
  if (waiting.deadline != runtime::lab::at_no_time) return false;  // it might have timed out
  switch (waiting.request->step.operation) {
    case Operation::lock_acquire:
    case Operation::rlock_acquire:
    case Operation::condition_reacquire:
    case Operation::condition_notified:
      return earlier.frees_lock;
    case Operation::thread_started:
      return earlier.operation == Operation::thread_begin;
    case Operation::thread_join:
      return earlier.operation == Operation::thread_finish;
    case Operation::program_join:
      return !earlier.is_daemons;  // only for others does it wait
    default:
      return false;
  }
}

}  // namespace

/// A step, and what came before it.
struct Dpor::Race {
  ThreadNumber thread;
  Footprint step;
  Seen before;           // whatever the order of dependent steps
  Seen enabler;          // that, and the step that made this one possible
  Seen found;            // that, and the steps that race with it
  StepIndex came_after;  // when the thread came to the step
};

/// The thread takes its step at the node: which earlier ones might it have preceded?
void Dpor::find_races(const LabThread& thread, const Node& node) {
  const Footprint step = footprint_of(thread, options_.observe);
  // The program might end before a daemon starts a thread, and that thread keep it from ever
  // getting there: so it is tried at once.
  if (step.ends_program || holds_up_end(thread)) put_down(place_, node.enabled);
  Race race = race_of(thread, step);
  if (contains(node.waited, thread.number)) {
    race.enabler.join(trace_.clock(enabler_of(thread.number)));
  }
  find_races(race, thread);
}

/// The thread has come to a step that it may never take: which ones might that have preceded?
void Dpor::begin_to_wait(const LabThread& thread) {
  const Footprint step = footprint_of(thread, options_.observe);
  Race race = race_of(thread, step);
  find_races(race, thread);
}

/// The last step has notified the waiter, which might have timed out in its place. Its step comes
/// after that one, as was not known when it came to wait; it may have to wait for the lock for
/// ever.
void Dpor::notified(const LabThread& waiter) {
  put_down(static_cast<std::size_t>(last_step_), only(waiter.number));
  if (!waiter.can_step()) begin_to_wait(waiter);
}

Dpor::Race Dpor::race_of(const LabThread& thread, const Footprint& step) const {
  Seen before(trace_.clock_of(thread.number));
  if (thread.request->step.operation == Operation::condition_notified) {
    before.join(trace_.clock(woken_by_[thread.number]));
  }
  return {.thread = thread.number,
          .step = step,
          .before = before,
          .enabler = before,
          .found = before,
          .came_after = trace_.last_of(thread.number)};
}

void Dpor::find_races(Race& race, const LabThread& thread) {
  if (race.step.ends_program) return find_races_of_end(race, thread.lab.all_threads().size());
  if (race.step.object != 0) find_races_on(race.step.object, race, thread);
  if (race.step.other != 0) find_races_on(race.step.other, race, thread);
}

void Dpor::find_races_on(runtime::ObjectId object, Race& race, const LabThread& thread) {
  Access access = race.step.on(object);
  for (StepIndex index = trace_.last_on(object); index != no_step && access.all() != 0;
       index = trace_.previous_on(object, index)) {
    const Event& event = trace_[index];
    const Access earlier = event.footprint.on(object);
    if (conflict(earlier, access) && !trace_.is_covered(index, race.before.clock())) {
      const bool waited = index > race.came_after && was_disabled(index, race.thread);
      const bool had_to_wait =
          lets_go(event, thread) || (waited && trace_.is_covered(index, race.enabler.clock()));
      if (had_to_wait) continue;  // what came before this one may have to come after it
      if (!trace_.is_covered(index, race.found.clock())) try_before(index, race);
      race.found.join(trace_.clock(index));
    }
    access.read &= static_cast<std::uint8_t>(~earlier.write);
    access.write &= static_cast<std::uint8_t>(~earlier.write);
  }
}

/// The program might have ended before the last step of any thread that did not have to come first:
/// of a daemon, or of one that a daemon started after all others had been joined.
void Dpor::find_races_of_end(const Race& race, std::size_t threads) {
  for (ThreadNumber thread = 0; thread != threads; ++thread) {
    if (thread == race.thread) continue;
    StepIndex index = trace_.last_of(thread);
    const auto had_to_come_first = [&] {
      return index > race.came_after && was_disabled(index, race.thread) &&
             trace_.is_covered(index, race.enabler.clock());
    };
    const auto is_its_own = [&] { return index != no_step && trace_[index].thread == thread; };
    while (is_its_own() && had_to_come_first()) index = trace_[index].previous_of_thread;
    if (!is_its_own() || trace_.is_covered(index, race.before.clock())) continue;
    try_before(index, race);
  }
}

bool Dpor::was_disabled(StepIndex index, ThreadNumber thread) const {
  const Node& node = nodes_[static_cast<std::size_t>(index)];
  return node.kind == Node::Kind::step && !contains(node.enabled, thread);
}

/// The last step at which the thread had to wait; no_step when it never had.
StepIndex Dpor::enabler_of(ThreadNumber thread) const {
  for (StepIndex index = trace_.size() - 1; index > trace_.last_of(thread); --index) {
    if (was_disabled(index, thread)) return index;
  }
  return no_step;
}

/// Threads that the last step made wait might have gone on in its place.
void Dpor::try_disabled(const Node& now) {
  const auto is_no_draw = [](const Node& node) { return node.kind != Node::Kind::draw; };
  const auto found = std::find_if(nodes_.rbegin(), nodes_.rend(), is_no_draw);
  if (found == nodes_.rend() || found->kind != Node::Kind::step) return;
  const ThreadSet disabled = now.waited & ~now.enabled & ~only(found->thread);
  if (disabled != 0) put_down(static_cast<std::size_t>(nodes_.rend() - found) - 1, disabled);
}

/// Puts down, at the place of the earlier step, the other order: some thread that leads to the step
/// of the race being taken first.
void Dpor::try_before(StepIndex earlier, const Race& race) {
  const auto place = static_cast<std::size_t>(earlier);
  const Node& node = nodes_[place];
  const ThreadSet initials = initials_after(earlier, race);
  if ((initials & (put_down_at(place) | node.asleep)) != 0) return;
  const ThreadSet possible = initials & node.enabled;
  if (possible == 0) {
    put_down(place, node.enabled);  // it cannot be told which of them leads to the other order
  } else if (contains(possible, race.thread)) {
    put_down(place, only(race.thread));
  } else {
    put_down(place, possible & (~possible + 1));
  }
}

/// The steps after the earlier one that need not come after it, then that of the race: which
/// threads can begin that sequence? Those whose first step in it needs no other step in it.
ThreadSet Dpor::initials_after(StepIndex earlier, const Race& race) const {
  const ThreadNumber rival = trace_[earlier].thread;
  ThreadSet seen = 0;
  ThreadSet initials = 0;
  Seen before = race.before;
  std::array<StepIndex, most_threads> first;  // NOLINT: of those that are seen
  const auto needs_none = [&](ThreadNumber self, Clock clock) {
    for (ThreadSet others = seen & ~only(self); others != 0; others &= others - 1) {
      const auto other = static_cast<ThreadNumber>(std::countr_zero(others));
      if (clock[other] > first[other]) return false;
    }
    return true;
  };
  for (StepIndex i = earlier + 1; i != trace_.size(); ++i) {
    const ThreadNumber by = trace_[i].thread;
    const Clock clock = trace_.clock(i);
    if (by == Event::of_no_thread || clock[rival] > earlier) continue;
    if (conflict(trace_[i].footprint, race.step)) before.join(clock);
    if (contains(seen, by)) continue;
    if (needs_none(by, clock)) initials |= only(by);
    seen |= only(by);
    first[by] = i;
  }
  if (!contains(seen, race.thread) && needs_none(race.thread, before.clock())) {
    initials |= only(race.thread);
  }
  return initials;
}

}  // namespace threadlab::explore
