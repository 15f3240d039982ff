#include <threadlab/check/observer.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <utility>

namespace threadlab::check {

using runtime::Operation;

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
  if (thread == nullptr) return history_.finished();
  if (!history_.knows(*thread)) meet(*thread);
  history_.arrived(*thread);
  note_use(*thread);
  if (thread->request->step.operation != Operation::log) return;
  Actor& actor = history_.actor(*thread);
  actor.printing = &printer_.print(*thread->record);
  actor.speaker = actor.printing->lines.front().speaker;
  actor.is_unique = actor.printing->is_unique;
  if (actor.item != 0) note_item(actor);
}

void Observer::note_item(Actor& actor) {
  const std::uint64_t topic = actor.printing->lines.front().topic;
  knowledge_.topics[std::exchange(actor.item, 0)] = topic;
  const auto [known, is_new] = knowledge_.items.try_emplace(
      topic, Item{actor.item_queue, actor.item_place, actor.printing->message, true});
  const Item& item = known->second;
  if (item.queue == actor.item_queue && item.place == actor.item_place) return;
  known->second.is_told_by_its_line = false;
}

void Observer::takes(const engine::Lab& lab, const engine::LabThread& thread, bool is_timeout) {
  note_use(thread);  // once more: what it depends on may have changed since it came
  history_.takes(thread, is_timeout, lab.now());
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
      return special(thing.holder != history_.actor(thread).who);
    case Operation::semaphore_release:
    case Operation::queue_task_done:
      return special(thing.count <= 0);
    case Operation::thread_join:
    case Operation::thread_is_alive:
    case Operation::thread_name: {
      const bool is_early = !thing.is_begun && (thing.is_started || thing.creator != thread.number);
      return special(is_early || thread.deadline != engine::at_no_time);
    }
    case Operation::thread_set_name:
      return special(thread.self.thread->region.lab_object() != step.object);
    case Operation::sleep:
      return Manner::plain;
    default:
      return special(thread.deadline != engine::at_no_time);
  }
}

}  // namespace threadlab::check
