#include <algorithm>
#include <bit>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <utility>

// The tree of executions: where they are the same as the last one, where they leave it, and what is
// tried at each place. (races.cpp finds what is to be tried.)

namespace threadlab::explore {

using runtime::Operation;
using runtime::RandomStream;
using runtime::Step;
using runtime::lab::at_no_time;
using runtime::lab::Choice;
using runtime::lab::Schedule;
using runtime::lab::ScheduleError;

namespace {

/// Whether the thread can do what was chosen: it always can, if the program is the same.
bool is_possible(const runtime::lab::Lab& lab, const Node& node) {
  const runtime::lab::LabThread& thread = lab.all_threads()[node.thread];
  if (thread.has_finished()) return false;
  return node.times_out ? lab.may_time_out(thread) : thread.can_step();
}

}  // namespace

Dpor::Dpor(DporOptions options, Part part)
    : options_(options),
      nodes_(std::move(part.nodes)),
      shared_(std::move(part.shared)),
      weight_(part.weight),
      is_begun_(part.is_begun) {}

bool Dpor::next() {
  if (!std::exchange(is_begun_, true)) return true;
  while (nodes_.size() > root()) {
    if (static_cast<std::size_t>(trace_.size()) == nodes_.size()) trace_.pop();
    if (nodes_.back().advance()) return true;
    nodes_.pop_back();
  }
  return false;
}

void Dpor::begin() {
  place_ = 0;
  recorded_ = static_cast<std::size_t>(trace_.size());
  last_step_ = no_step;
  is_blocked_ = false;
  is_expanded_ = false;
}

Dpor::Decision Dpor::choose(Lab& lab, LabThread* running) {
  const bool is_known_step = is_recorded() && nodes_[place_].kind == Node::Kind::step;
  return is_known_step ? take(lab, nodes_[place_]) : find(lab, running);
}

/// The next step, which is in no execution before, or comes after something else in this one.
Dpor::Decision Dpor::find(Lab& lab, LabThread* running) {
  timing_ = lab.timing();
  if (lab.all_threads().size() > most_threads) {
    throw ScheduleError("an exploration takes at most 64 threads");
  }
  for (;;) {
    if (place_ == nodes_.size()) {
      if (!grow(lab, running)) return {.abandons = is_blocked_ || is_expanded_};
      running = nullptr;  // its arrival has been seen to
    }
    Node& node = nodes_[place_];
    if (!is_recorded()) record(lab, node);
    if (node.kind != Node::Kind::tick) return take(lab, node);
    ++place_;
    lab.advance(node.moment);
  }
}

Dpor::Decision Dpor::take(Lab& lab, const Node& node) {
  last_step_ = static_cast<StepIndex>(place_++);
  return {.option = {.thread = &lab.all_threads()[node.thread], .is_timeout = node.times_out}};
}

/// One more node. False: the execution ends here.
bool Dpor::grow(Lab& lab, LabThread* running) {
  if (options_.stops_when_expanded && nodes_.size() >= options_.expands) {
    is_expanded_ = true;
    return false;
  }
  Node node = make_node(lab);
  if (options_.reduces) {
    try_disabled(node);
    if (running != nullptr && contains(node.waited, running->number)) begin_to_wait(*running);
  }
  if (node.enabled == 0) {
    node.moment = lab.next_deadline();
    if (node.moment == at_no_time) return false;
    node.kind = Node::Kind::tick;
    nodes_.push_back(node);
    return true;
  }
  if (options_.reduces) node.asleep = still_asleep(lab);
  if ((node.enabled & ~node.asleep) == 0) {
    is_blocked_ = true;
    return false;
  }
  node.choose(first_choice(lab, node, running));
  const bool tries_all = !options_.reduces || nodes_.size() < options_.expands;
  node.to_try = tries_all ? node.enabled : only(node.thread);
  if (options_.preemptions) limit_preemptions(node, running);
  nodes_.push_back(node);
  return true;
}

Node Dpor::make_node(Lab& lab) const {
  Node node;
  ThreadSet all = 0;
  for (const LabThread* const thread : lab.threads()) {
    const ThreadSet self = only(thread->number);
    all |= self;
    const bool can_step = thread->can_step();
    if (can_step) node.steppers |= self;
    if (can_step || lab.may_time_out(*thread)) node.enabled |= self;
  }
  node.waited = all & ~node.enabled;
  if (!nodes_.empty()) node.waited |= all & nodes_.back().still_waited();
  node.is_choice = (node.enabled & (node.enabled - 1)) != 0;
  return node;
}

/// Of the threads that slept or were tried at the last node, those whose steps commute with the one
/// that was taken there.
ThreadSet Dpor::still_asleep(Lab& lab) const {
  if (nodes_.empty()) return 0;
  const Node& last = nodes_.back();
  if (last.kind == Node::Kind::draw) return last.asleep;
  if (last.kind == Node::Kind::tick) return 0;
  const Footprint& taken = trace_[trace_.size() - 1].footprint;
  ThreadSet result = 0;
  ThreadSet candidates = (last.asleep | last.tried) & ~only(last.thread);
  for (; candidates != 0; candidates &= candidates - 1) {
    const auto thread = static_cast<ThreadNumber>(std::countr_zero(candidates));
    const Step& step = lab.all_threads()[thread].request->step;
    const Footprint pending = footprint_of(step, last.would_time_out(thread), options_.observe);
    if (!conflict(taken, pending)) result |= only(thread);
  }
  return result;
}

/// A step that hardly any other depends on is taken at once: threads then stand at steps that
/// matter, and do not sleep at one that does not. Else who runs goes on, for an execution with few
/// switches is easier to read.
ThreadNumber Dpor::first_choice(Lab& lab, const Node& node, const LabThread* running) const {
  const ThreadSet awake = node.enabled & ~node.asleep;
  if (options_.reduces) {
    for (ThreadSet left = awake; left != 0; left &= left - 1) {
      const auto thread = static_cast<ThreadNumber>(std::countr_zero(left));
      if (is_private(lab.all_threads()[thread].request->step.operation)) return thread;
    }
  }
  if (running != nullptr && contains(awake, running->number)) return running->number;
  return static_cast<ThreadNumber>(std::countr_zero(awake));
}

/// Another thread than the one that runs is tried only while there are preemptions left.
void Dpor::limit_preemptions(Node& node, const LabThread* running) const {
  if (running != nullptr && contains(node.enabled, running->number)) node.running = running->number;
  const auto is_step = [](const Node& earlier) { return earlier.kind == Node::Kind::step; };
  const auto last = std::find_if(nodes_.rbegin(), nodes_.rend(), is_step);
  if (last != nodes_.rend()) node.preemptions = last->preemptions + (last->preempts() ? 1 : 0);
  const bool may_not = node.preemptions >= *options_.preemptions;
  if (may_not && node.running != Event::of_no_thread) node.to_try = only(node.running);
}

void Dpor::record(Lab& lab, Node& node) {
  if (node.kind == Node::Kind::tick) {
    trace_.push_tick(static_cast<ThreadNumber>(lab.all_threads().size()));
    return;
  }
  if (node.thread >= lab.all_threads().size() || !is_possible(lab, node)) {
    throw ScheduleError("the program is not the one that was explored before");
  }
  const LabThread& thread = lab.all_threads()[node.thread];
  const Step& step = thread.request->step;
  Event event;
  event.thread = node.thread;
  event.operation = step.operation;
  event.times_out = node.times_out;
  event.is_daemons = thread.self.thread->daemon;
  event.footprint = footprint_of(step, node.times_out, options_.observe);
  if (step.operation == Operation::lock_release || step.operation == Operation::rlock_release) {
    event.frees_lock = lab.objects()[step.object].holder != nullptr;
  }
  if (step.operation == Operation::condition_wait) {
    event.frees_lock = lab.objects()[step.other].holder != nullptr;
  }
  StepIndex woken_by = no_step;
  if (step.operation == Operation::condition_notified && !node.times_out) {
    woken_by = woken_by_[node.thread];
  }
  if (options_.reduces) find_races(thread, node);
  trace_.push(event, woken_by);
}

std::optional<std::int64_t> Dpor::draw(Lab& lab, RandomStream& /*random*/, std::int64_t lo,
                                       std::int64_t hi) {
  if (place_ == nodes_.size()) {
    Node node;
    node.kind = Node::Kind::draw;
    node.low = lo;
    const std::uint64_t span = static_cast<std::uint64_t>(hi) - static_cast<std::uint64_t>(lo);
    const bool fits = span < options_.max_values;
    node.values = fits ? span + 1 : options_.max_values;
    node.stride = fits ? 1 : span / std::max<std::uint64_t>(options_.max_values - 1, 1);
    node.asleep = still_asleep(lab);
    if (!nodes_.empty()) node.waited = nodes_.back().still_waited();
    if (!fits) samples_ = true;
    nodes_.push_back(node);
  }
  const Node& node = nodes_[place_];
  if (!is_recorded()) trace_.push_draw(lab.current_number(), node.drawn());
  ++place_;
  return node.drawn();
}

void Dpor::parked(Lab& /*lab*/, LabThread& thread) {
  if (thread.number >= most_threads) return;  // `choose` refuses to go on
  if (is_new()) trace_.born(thread.number, last_step_);
}

void Dpor::stepped(Lab& lab, const LabThread& thread, const Step& step) {
  if (step.operation == Operation::condition_wait) {
    woken_by_.resize(std::max(woken_by_.size(), lab.all_threads().size()), no_step);
    woken_by_[thread.number] = no_step;
  }
  if (step.operation != Operation::condition_notify) return;
  for (const LabThread* const waiter : lab.threads()) {
    const Step& pending = waiter->request->step;
    const bool waits_there =
        pending.operation == Operation::condition_notified && pending.object == step.object;
    if (!waits_there || waiter->request->expiry.may()) continue;
    StepIndex& woken_by = woken_by_[waiter->number];
    if (woken_by != no_step) continue;
    woken_by = last_step_;
    if (options_.reduces && is_new()) notified(*waiter);
  }
}

Schedule Dpor::schedule() const {
  Schedule schedule{.timing = timing_, .choices = {}};
  for (const Node& node : nodes_) {
    if (node.kind == Node::Kind::draw) {
      schedule.add(Choice::Kind::draw, node.drawn());
    } else if (node.kind == Node::Kind::step && node.is_choice) {
      schedule.add(node.times_out ? Choice::Kind::timeout : Choice::Kind::step, node.thread);
    }
  }
  return schedule;
}

}  // namespace threadlab::explore
