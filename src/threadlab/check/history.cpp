#include <algorithm>
#include <threadlab/check/hash.hpp>
#include <threadlab/check/history.hpp>
#include <threadlab/runtime/thread_state.hpp>

namespace threadlab::check {

using runtime::ObjectKind;
using runtime::Operation;

void History::restart() {
  actors_.clear();
  things_.assign(1, {});
  last_ = 0;
  registry_ = 0;
  starts_ = ends_ = state_ = 0;
}

void History::meet_objects(const engine::Lab& lab) {
  while (lab.has_object(static_cast<runtime::ObjectId>(things_.size()))) {
    const auto id = static_cast<runtime::ObjectId>(things_.size());
    const ObjectKind kind = lab.object(id).kind;
    Thing& thing = things_.emplace_back();
    thing.kind = kind;
    thing.creator = last_;
    if (kind == ObjectKind::threads) registry_ = id;
  }
}

void History::meet(engine::LabThread& thread) {
  if (thread.number >= actors_.size()) actors_.resize(std::size_t{thread.number} + 1);
  Actor& actor = actors_[thread.number];
  actor.thread = &thread;
  set_past(actor, mixed(actors_[last_].past, thread.number == 0 ? 0 : 1));
  actor.who = static_cast<Uses::Who>(actor.past >> 33U) + 1;
}

void History::set_past(Actor& actor, std::uint64_t past) {
  if (actor.past != 0) state_ -= scrambled(actor.past);
  actor.past = past;
  state_ += scrambled(past);
}

void History::arrived(engine::LabThread& thread) {
  Actor& actor = actors_[thread.number];
  const Step& step = thread.request->step;
  // It has looked at the event already, to see later whether it was set in the meantime.
  if (step.operation == Operation::event_wait) {
    set_past(actor, mixed(actor.past, things_[step.object].past));
  }
  // Whom it waits for follows from who lives, which it has looked up without a step.
  if (actor.is_ending) set_past(actor, mixed(actor.past, step.object));
  if (step.operation == Operation::log &&
      things_[thread.self.thread->region.lab_object()].is_renamed) {
    set_past(actor, mixed(actor.past, hashed(thread.record->thread_name)));
  }
}

void History::finished() { actors_[last_].has_finished = true; }

void History::takes(const engine::LabThread& thread, bool is_timeout, Duration now) {
  Actor& actor = actors_[thread.number];
  last_ = thread.number;
  const std::uint64_t event = past_after(thread, is_timeout, now);
  set_past(actor, event);
  actor.printing = nullptr;
  if (!is_timeout) {
    change(thread, event);
  } else if (const Step& step = thread.request->step; step.other != 0) {
    things_[step.object].past = event;  // a Condition's waiter leaves its place
  } else if (things_[step.object].kind == ObjectKind::barrier) {
    things_[step.object].past = event;
  }
}

void History::drew(std::int64_t value) {
  Actor& actor = actors_[last_];
  set_past(actor, mixed(actor.past, static_cast<std::uint64_t>(value)));
}

std::uint64_t History::state_after(const engine::LabThread& thread, bool is_timeout,
                                   Duration now) const {
  const std::uint64_t past = past_after(thread, is_timeout, now);
  const std::uint64_t state = state_ - scrambled(actors_[thread.number].past) + scrambled(past);
  const bool is_start = thread.request->step.operation == Operation::thread_start;
  return state + (is_start ? mixed(starts_, past) : starts_);
}

void History::change(const engine::LabThread& thread, std::uint64_t event) {
  Actor& actor = actors_[thread.number];
  const Step& step = thread.request->step;
  Thing& thing = things_[step.object];
  switch (step.operation) {
    case Operation::lock_acquire:
    case Operation::rlock_acquire:
      take_lock(step.object, thread.number, 1);
      break;
    case Operation::condition_reacquire:
      take_lock(step.object, thread.number, actor.depth_let_go);
      break;
    case Operation::condition_notified:
      take_lock(step.other, thread.number, actor.depth_let_go);
      break;
    case Operation::lock_release:
    case Operation::rlock_release:
      if (thing.depth > 0 && --thing.depth == 0) thing.holder = Thing::nobody;
      thing.past = event;
      break;
    case Operation::condition_wait:
      actor.depth_let_go = things_[step.other].depth;
      things_[step.other].depth = 0;
      things_[step.other].holder = Thing::nobody;
      thing.past = things_[step.other].past = event;
      break;
    case Operation::semaphore_acquire:
      ++thing.count;
      break;
    case Operation::semaphore_release:
      --thing.count;
      thing.past += scrambled(event);
      break;
    case Operation::queue_put:
    case Operation::queue_get:
    case Operation::queue_task_done:
    case Operation::queue_shutdown:
      change_queue(actor, step, event);
      break;
    case Operation::thread_new:
      ++thing.count;
      break;
    case Operation::event_set:
    case Operation::event_clear:
    case Operation::condition_notify:
    case Operation::barrier_arrive:
    case Operation::barrier_open:
    case Operation::barrier_leave:
    case Operation::barrier_break:
    case Operation::barrier_reset:
    case Operation::barrier_abort:
      thing.past = event;
      break;
    default:
      if (thing.kind == ObjectKind::thread) change_thread(actor, step, event);
      break;
  }
}

void History::take_lock(runtime::ObjectId lock, std::uint32_t who, int depth) {
  things_[lock].holder = who;
  things_[lock].depth += depth;
}

void History::change_queue(Actor& actor, const Step& step, std::uint64_t event) {
  Thing& queue = things_[step.object];
  if (queue.kind != ObjectKind::queue || step.operation == Operation::queue_shutdown) {
    queue.past = event;
  }
  if (step.operation == Operation::queue_put) {
    queue.puts = event;
    queue.items.push_back(event);
    ++queue.count;
  } else if (step.operation == Operation::queue_task_done) {
    queue.dones += scrambled(event);
    --queue.count;
  } else if (step.operation == Operation::queue_get && queue.has_items()) {
    if (queue.kind == ObjectKind::queue) actor.item = queue.items[queue.gets];
    actor.item_queue = step.object;
    actor.item_place = queue.gets++;
  }
}

void History::change_thread(Actor& actor, const Step& step, std::uint64_t event) {
  Thing& thread = things_[step.object];
  switch (step.operation) {
    case Operation::thread_start:
      thread.is_started = true;
      thread.past = event;
      starts_ = mixed(starts_, event);
      break;
    case Operation::thread_begin:
      thread.is_begun = true;
      break;
    case Operation::thread_finish:
      thread.is_finished = true;
      thread.past = event;
      ends_ += scrambled(event);
      if (actor.thread->number == 0) actor.is_ending = true;
      break;
    case Operation::thread_set_name:
      thread.is_renamed = true;
      thread.past = event;
      break;
    case Operation::thread_daemon:
      thread.past = event;
      break;
    default:
      break;
  }
}

}  // namespace threadlab::check
