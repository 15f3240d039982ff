// How a pilot learns, without a run from the beginning each time, to which line each thread would
// come with each item.

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
  const Prospects& prospects = observer_.knowledge().prospects;
  const std::vector<Option> untried = tree_.untried_here();
  if (tree_.has_scouts_here()) return;
  for (const Option& option : untried) {
    const bool is_step = option.choice.kind == Choice::Kind::step;
    if (!is_step || prospects.is_known_or_planned(option.past)) continue;
    const auto number = static_cast<std::uint32_t>(option.choice.value);
    const runtime::Step& step = observer_.history().actor(number).thread->request->step;
    const bool is_get = step.operation == Operation::queue_get;
    if (!is_get || !observer_.history().thing(step.object).has_items()) continue;
    std::vector<Doing> others;
    for (const engine::LabThread* const thread : lab.threads()) {
      if (thread->number != number && stands_at(*thread, step.object)) {
        others.push_back(doing(*thread));
      }
    }
    Journey journey{.threads = {number}, .pasts = {option.past}};
    planner_.go_on(journey, others, 1, lab.now());
    if (send_scout(journey)) return;
  }
}

/// True: this is the scout.
bool Pilot::send_scout(const Journey& journey) {
  for (const std::uint64_t past : journey.pasts) observer_.knowledge().prospects.plan(past);
  plan_.assign(journey.threads.rbegin(), journey.threads.rend());
  if (!scouts_.send()) return false;
  observer_.go_with_scout();
  return true;
}

/// Whether something has become known.
bool Pilot::ask_scout(const Journey& journey) {
  if (must_stop() || send_scout(journey)) return false;
  scouts_.await_all();
  return true;
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
