#include <algorithm>
#include <threadlab/check/commuting.hpp>
#include <threadlab/check/observer.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <utility>

namespace threadlab::check {

using runtime::Operation;

namespace {

/// Of a thread that is at a log line, with the name that it has now.
log::Record record_of(const engine::LabThread& thread) {
  log::Record record = *thread.record;
  record.thread_name = thread.self.thread->name;
  return record;
}

/// Of a printing of one line.
Prospect prospect_of(const Printing& printing) {
  return {.text = printing.lines.front().text, .is_unique = printing.is_unique};
}

}  // namespace

void Observer::restart() {
  history_.restart();
  debts_.clear();
  renamed_ = 0;
}

Report Observer::report_on(const engine::LabThread& thread, std::string& text) {
  Report report{.past = history_.actor(thread).last_step, .is_line = false, .name = {}, .text = {}};
  if (thread.request->step.operation != Operation::log) return report;
  text = text_of(thread);
  report.is_line = true;
  report.name = thread.self.thread->name;
  report.text = text;
  return report;
}

std::string Observer::text_of(const engine::LabThread& thread) const {
  return printer_.text_of(record_of(thread));
}

void Observer::hear(const Report& report) {
  Prospects& prospects = knowledge_.prospects;
  if (!prospects.is_known_or_planned(report.past) || prospects.find(report.past)) return;
  Prospect prospect{.text = Prospect::none, .is_unique = false};
  if (report.is_line) {
    const Printing printing = printer_.read(report.name, report.text);
    if (printing.lines.size() == 1) prospect = prospect_of(printing);
  }
  prospects.note(report.past, prospect);
}

void Observer::meet(engine::LabThread& thread) {
  history_.meet(thread);
  Actor& actor = history_.actor(thread);
  const std::string& name = thread.self.thread->name;
  actor.speaker = numbers_.speaker(name);
  actor.is_unique = is_default_name(name);
}

void Observer::started(engine::LabThread& thread) {
  history_.meet_objects(thread.lab);
  meet(thread);
  note_use(thread);
}

void Observer::arrived(const engine::Lab& lab, engine::LabThread* thread) {
  history_.meet_objects(lab);
  if (renamed_ != 0 && !is_with_scout_) look_at_lines_anew(lab);
  if (thread == nullptr) return history_.finished();
  if (!history_.knows(*thread)) meet(*thread);
  history_.arrived(*thread);
  note_use(*thread);
  if (is_with_scout_) return;
  if (thread->request->step.operation == Operation::log) arrived_at_line(*thread);
  if (notes_steps_) {
    knowledge_.steps.try_emplace(history_.actor(*thread).past, next_step_of(*thread));
  }
}

void Observer::arrived_at_line(engine::LabThread& thread) {
  look_at_line(thread);
  Actor& actor = history_.actor(thread);
  if (actor.item != 0) note_item(actor, thread.record->message);
  if (actor.last_step != 0 && actor.printing->lines.size() == 1) {
    knowledge_.prospects.note(actor.last_step, prospect_of(*actor.printing));
  }
}

/// What it prints, by the name that it has now.
void Observer::look_at_line(const engine::LabThread& thread) {
  Actor& actor = history_.actor(thread);
  if (thread.number >= printings_.size()) printings_.resize(std::size_t{thread.number} + 1);
  Printing& printing = printings_[thread.number];
  if (const auto line = known_line(thread)) {
    printer_.print_again(thread.self.thread->name, *line, printing);
  } else {
    printing = printer_.print(record_of(thread));
  }
  actor.printing = &printing;
  actor.speaker = actor.printing->lines.front().speaker;
  actor.is_unique = actor.printing->is_unique;
}

/// What some run or scout has shown that it prints, when no other thread prints such lines.
std::optional<std::uint32_t> Observer::known_line(const engine::LabThread& thread) const {
  if (knowledge_.uses.rename_others()) return std::nullopt;
  const std::uint64_t last_step = history_.actor(thread).last_step;
  const auto prospect = knowledge_.prospects.find(last_step);
  return prospect && prospect->is_unique ? std::optional(prospect->text) : std::nullopt;
}

/// The last step may have given another name to a thread that has come to a line.
void Observer::look_at_lines_anew(const engine::Lab& lab) {
  const runtime::ObjectId renamed = std::exchange(renamed_, 0);
  for (const engine::LabThread* const thread : lab.threads()) {
    if (thread->self.thread->region.lab_object() != renamed || !history_.knows(*thread)) continue;
    if (history_.actor(*thread).printing != nullptr) look_at_line(*thread);
  }
}

NextStep Observer::next_step_of(const engine::LabThread& thread) const {
  NextStep next{.doing = doing(thread),
                .manner = manner_of(thread),
                .identity = history_.thing(thread.request->step.object).identity};
  const Printing* const printing = history_.actor(thread).printing;
  if (printing != nullptr && printing->lines.size() == 1) {
    next.line = prospect_of(*printing);
  }
  return next;
}

void Observer::note_item(Actor& actor, std::string_view message) {
  const std::uint64_t topic = actor.printing->lines.front().topic;
  knowledge_.topics[std::exchange(actor.item, 0)] = topic;
  const auto known = knowledge_.items.find(topic);
  if (known == knowledge_.items.end()) {
    knowledge_.items.emplace(topic,
                             Item{actor.item_queue, actor.item_place, std::string(message), true});
    return;
  }
  Item& item = known->second;
  const bool is_same = item.queue == actor.item_queue && item.place == actor.item_place;
  if (!is_same && item.is_told_by_its_line) item.is_told_by_its_line = false;
}

void Observer::takes(const engine::Lab& lab, const engine::LabThread& thread, bool is_timeout) {
  note_use(thread);  // once more: what it depends on may have changed since it came
  switch (thread.request->step.operation) {
    case Operation::semaphore_acquire:
    case Operation::queue_get:
      if (!is_timeout) ++debt(thread);
      break;
    case Operation::semaphore_release:
    case Operation::queue_task_done:
      --debt(thread);
      break;
    default:
      break;
  }
  if (thread.request->step.operation == Operation::thread_set_name) {
    renamed_ = thread.request->step.object;
  }
  history_.takes(doing(thread), is_timeout, lab.now());
}

int& Observer::debt(const engine::LabThread& thread) {
  if (thread.number >= debts_.size()) debts_.resize(std::size_t{thread.number} + 1);
  std::vector<Debt>& debts = debts_[thread.number];
  const runtime::ObjectId object = thread.request->step.object;
  const auto found = std::ranges::find(debts, object, &Debt::object);
  if (found != debts.end()) return found->count;
  debts.push_back({.object = object, .count = 0});
  return debts.back().count;
}

bool Observer::owes(const engine::LabThread& thread) const {
  if (thread.number >= debts_.size()) return false;
  const auto& debts = debts_[thread.number];
  const auto found = std::ranges::find(debts, thread.request->step.object, &Debt::object);
  return found != debts.end() && found->count > 0;
}

/// Whether the thread may look at another that has been started and has not begun.
bool Observer::may_be_early(const engine::LabThread& thread) const {
  const Thing& other = history_.thing(thread.request->step.object);
  return thread.number != (other.is_started ? other.starter : other.creator);
}

void Observer::note_use(const engine::LabThread& thread) {
  const runtime::Step& step = thread.request->step;
  const Manner manner = manner_of(thread);
  const Uses::Who who = history_.actor(thread).who;
  knowledge_.uses.note(step.object, step.operation, manner, who);
  if (step.other != 0) knowledge_.uses.note(step.other, step.operation, manner, who);
}

Manner Observer::manner_of(const engine::LabThread& thread) const {
  const runtime::Step& step = thread.request->step;
  const Thing& thing = history_.thing(step.object);
  const auto special = [](bool is) { return is ? Manner::special : Manner::plain; };
  switch (step.operation) {
    case Operation::lock_release:
    case Operation::rlock_release:
    case Operation::rlock_release_inner:
      return special(thing.holder != history_.actor(thread).who);
    case Operation::semaphore_release:
    case Operation::queue_task_done:
      return special(!owes(thread));
    case Operation::thread_join:
    case Operation::thread_is_alive:
    case Operation::thread_name:
      return special(may_be_early(thread) || thread.deadline != engine::at_no_time);
    case Operation::thread_set_name:
      return special(thread.self.thread->region.lab_object() != step.object);
    case Operation::sleep:
      return Manner::plain;
    default:
      return special(thread.deadline != engine::at_no_time);
  }
}

}  // namespace threadlab::check
