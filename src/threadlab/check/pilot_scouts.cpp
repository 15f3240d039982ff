// How a pilot learns, without a run from the beginning each time, to which line each thread would
// come with each item.
//
// A scout lets threads that stand at a queue get one item after another, as they would not have
// come together in any run that prints the log; where each comes then depends on its own past and
// its item alone.

#include <algorithm>
#include <threadlab/check/pilot.hpp>

namespace threadlab::check {

using runtime::Operation;

namespace {

bool stands_at(const engine::LabThread& thread, runtime::ObjectId queue) {
  const runtime::Step& step = thread.request->step;
  return step.operation == Operation::queue_get && step.object == queue && thread.can_step();
}

}  // namespace

void Pilot::send_scouts(engine::Lab& lab) {
  Prospects& prospects = observer_.knowledge().prospects;
  const std::vector<Option> untried = tree_.untried_here();
  if (tree_.has_scouts_here()) return;
  for (const Option& option : untried) {
    const bool is_step = option.choice.kind == Choice::Kind::step;
    if (!is_step || prospects.is_known_or_planned(option.past)) continue;
    const auto number = static_cast<std::uint32_t>(option.choice.value);
    const engine::LabThread& thread = *observer_.history().actor(number).thread;
    const bool is_get = thread.request->step.operation == Operation::queue_get;
    if (!is_get || !observer_.history().thing(thread.request->step.object).has_items()) continue;
    prospects.plan(option.past);
    make_plan(lab, thread);
    if (send_scout()) return;
  }
}

/// True: this is the scout.
bool Pilot::send_scout() {
  if (!scouts_.send()) return false;
  observer_.go_with_scout();
  return true;
}

/// Whether something has become known.
bool Pilot::send_scout_along(const Foresight::Journey& journey) {
  if (must_stop()) return false;
  Prospects& prospects = observer_.knowledge().prospects;
  for (const std::uint64_t past : journey.pasts) prospects.plan(past);
  plan_.assign(journey.threads.rbegin(), journey.threads.rend());
  if (send_scout()) return false;
  scouts_.await_all();
  return true;
}

/// The first gets the item at the front. Each item after it goes to a thread of which it is not
/// known where it leads it, and that will still stand here when the item is at the front; where
/// many lines are alike, and it may go on from there, else to one that should have got an earlier
/// item.
void Pilot::make_plan(engine::Lab& lab, const engine::LabThread& first) {
  const History& history = observer_.history();
  Prospects& prospects = observer_.knowledge().prospects;
  const runtime::ObjectId queue = first.request->step.object;
  const auto next = [&](const engine::LabThread* thread) {
    return std::pair(progress_.next_of(history.actor(*thread).speaker), thread->number);
  };
  const bool many_are_alike = log_.size() > 2 * std::size_t{log_.texts()};
  std::vector<const engine::LabThread*> threads;
  for (const engine::LabThread* const thread : lab.threads()) {
    if (stands_at(*thread, queue)) threads.push_back(thread);
  }
  std::ranges::sort(threads, {}, next);
  const std::size_t items = history.thing(queue).items - history.thing(queue).gets;
  plan_.assign(1, first.number);
  for (std::size_t item = 1; item < std::min(items, threads.size()); ++item) {
    for (std::size_t k = 1; k < threads.size(); ++k) {
      const std::size_t i = (item + k) % threads.size();
      if (i < item && !many_are_alike) break;
      const std::uint32_t number = threads[i]->number;
      const std::uint64_t past = history.past_after_get(doing(*threads[i]), item, lab.now());
      if (std::ranges::find(plan_, number) != plan_.end()) continue;
      if (prospects.is_known_or_planned(past)) continue;
      prospects.plan(past);
      plan_.push_back(number);
      break;
    }
    if (plan_.size() == item) break;  // the items after it would not be those that were planned for
  }
  std::ranges::reverse(plan_);
}

/// The next step of a scout, whose last one was of the thread that runs.
engine::Decision Pilot::scout(engine::Lab& lab, const engine::LabThread* running) {
  if (running != nullptr) {
    std::string text;
    scouts_.report(observer_.report_on(*running, text));
  }
  if (plan_.empty()) scouts_.retire();
  engine::LabThread& thread = *observer_.history().actor(plan_.back()).thread;
  plan_.pop_back();
  const bool is_timeout = thread.request->step.operation == Operation::sleep;
  if (!is_timeout && !thread.can_step()) scouts_.retire();
  observer_.takes(lab, thread, is_timeout);
  return {.option = {.thread = &thread, .is_timeout = is_timeout}, .had_alternative = false};
}

}  // namespace threadlab::check
