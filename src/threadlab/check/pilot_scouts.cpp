// How a pilot learns, without a run from the beginning each time, to which line each thread would
// come with each item.

#include <algorithm>
#include <threadlab/check/pilot.hpp>

namespace threadlab::check {

using runtime::Operation;

void Pilot::send_scouts() {
  const Tree::Lookout here = tree_.look_out();
  if (tree_.has_scouts_here()) return;
  for (const Option& option : here.untried()) {
    if (!planner_.is_asked(option)) continue;
    const auto number = static_cast<std::uint32_t>(option.choice.value);
    const runtime::Step& step = observer_.history().actor(number).thread->request->step;
    const bool is_get = step.operation == Operation::queue_get;
    if (!is_get || !observer_.history().thing(step.object).has_items()) continue;
    if (send_scout(planner_.stray(option))) return;
  }
}

/// True: this is the scout.
bool Pilot::send_scout(Journey journey) {
  journey_ = std::move(journey);
  std::ranges::reverse(journey_.legs);
  has_sent_scouts_ = true;
  if (!scouts_.send()) return false;
  observer_.go_with_scout();
  return true;
}

/// The next step of a scout, whose last one was of the thread that runs; null: that has finished.
engine::Decision Pilot::scout(engine::Lab& lab, const engine::LabThread* running) {
  if (running != nullptr && has_asked_) {
    std::string text;
    scouts_.report(observer_.report_on(*running, text));
  }
  if (journey_.legs.empty()) scouts_.retire();
  const Journey::Leg leg = journey_.legs.back();
  const History& history = observer_.history();
  const auto number = static_cast<std::uint32_t>(leg.choice.value);
  if (!history.is_there(number)) scouts_.retire();
  engine::LabThread& thread = *history.actor(number).thread;
  const Operation operation = thread.request->step.operation;
  const bool is_on_its_way = leg.goes_to_get && operation != Operation::queue_get;
  const bool is_timeout =
      is_on_its_way ? operation == Operation::sleep : leg.choice.kind == Choice::Kind::timeout;
  const bool can_go_on = is_timeout ? lab.may_time_out(thread) : thread.can_step();
  if (!can_go_on || ends_the_run(thread) || ++scouted_steps_ > most_scouted_steps) scouts_.retire();
  has_asked_ = leg.asks != 0;
  if (!is_on_its_way) journey_.legs.pop_back();
  observer_.takes(lab, thread, is_timeout);
  return {.option = {.thread = &thread, .is_timeout = is_timeout}, .had_alternative = false};
}

}  // namespace threadlab::check
