#include <algorithm>
#include <threadlab/check/hash.hpp>
#include <threadlab/check/history.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <tuple>
#include <utility>

namespace threadlab::check {

using runtime::ObjectKind;
using runtime::Operation;

namespace {

/// Of the steps on events, barriers and queues: whether they leave it as it is.
bool only_looks(Operation operation) {
  switch (operation) {
    case Operation::event_arrive:
    case Operation::event_wait:
    case Operation::event_is_set:
    case Operation::barrier_read:
    case Operation::queue_join:
    case Operation::queue_read:
      return true;
    default:
      return false;
  }
}

}  // namespace

void History::restart() {
  actors_.assign(1, {});  // the main thread may draw before it comes to its first step
  things_.assign(1, {});
  items_.assign(1, {});
  last_ = 0;
  registry_ = 0;
  starts_ = ends_ = state_ = 0;
}

std::uint64_t Thing::state() const {
  const std::uint64_t flags =
      (is_started ? 1U : 0U) + (is_begun ? 2U : 0U) + (is_finished ? 4U : 0U);
  // The odd numbers keep the fields apart; any will do.
  return scrambled(identity + past * 0x9e3779b97f4a7c15U + puts * 0xc2b2ae3d27d4eb4fU +
                   dones * 0x165667b19e3779f9U + gets * 0xd6e8feb86659fd93U +
                   static_cast<std::uint64_t>(count) * 0xa0761d6478bd642fU +
                   (std::uint64_t{holder} * 64 + static_cast<std::uint64_t>(depth) * 8 + flags) *
                       0xe7037ed1a0b428dbU);
}

void History::meet_objects(const engine::Lab& lab) {
  const std::uint64_t past = actors_[last_].past;
  std::uint64_t created = 0;
  while (lab.objects().has(static_cast<runtime::ObjectId>(things_.size()))) {
    const auto id = static_cast<runtime::ObjectId>(things_.size());
    Thing& thing = things_.emplace_back();
    items_.emplace_back();
    thing.kind = lab.objects()[id].kind;
    thing.creator = last_;
    thing.identity = mixed(past, ++created);
    state_ += thing.state();
    if (thing.kind == ObjectKind::threads) registry_ = id;
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
  // Whom it waits for follows from who lives, which it has looked up without a step.
  if (actor.is_ending) set_past(actor, mixed(actor.past, step.object));
}

void History::saw_its_name(const engine::LabThread& thread) {
  Actor& actor = actors_[thread.number];
  set_past(actor, mixed(actor.past, hashed(thread.record->thread_name)));
}

void History::finished() { actors_[last_].has_finished = true; }

void History::freeze(const engine::LabThread& thread) {
  Actor& actor = actors_[thread.number];
  if (!actor.is_frozen) state_ -= scrambled(actor.past);
  actor.is_frozen = true;
}

std::uint64_t History::state_of_objects(const Step& step) const {
  const std::uint64_t first = step.object == 0 ? 0 : things_[step.object].state();
  return step.other == 0 ? first : first + things_[step.other].state();
}

void History::takes(const engine::LabThread& thread, bool is_timeout, Duration now) {
  Actor& actor = actors_[thread.number];
  const Step& step = thread.request->step;
  last_ = thread.number;
  const std::uint64_t event = past_after(thread, is_timeout, now);
  set_past(actor, event);
  actor.last_step = event;
  actor.printing = nullptr;
  state_ -= state_of_objects(step);
  if (!is_timeout) {
    change(thread, event);
  } else if (step.other != 0 || things_[step.object].kind == ObjectKind::barrier) {
    things_[step.object].past = event;  // the waiter leaves its place
  }
  state_ += state_of_objects(step);
}

void History::drew(std::int64_t value) {
  Actor& actor = actors_[last_];
  set_past(actor, mixed(actor.past, static_cast<std::uint64_t>(value)));
  actor.last_step = 0;
}

std::uint64_t History::state_after(const engine::LabThread& thread, bool is_timeout, Duration now) {
  const Step& step = thread.request->step;
  const Actor actor = actors_[thread.number];
  const Thing thing = things_[step.object];
  const Thing other = things_[step.other];
  const auto [last, starts, ends, before] = std::tuple(last_, starts_, ends_, state_);
  takes(thread, is_timeout, now);
  const std::uint64_t after = state();
  if (things_[step.object].items != thing.items) items_[step.object].pop_back();
  std::tie(last_, starts_, ends_, state_) = std::tuple(last, starts, ends, before);
  things_[step.other] = other;
  things_[step.object] = thing;
  actors_[thread.number] = actor;
  return after;
}

void History::change(const engine::LabThread& thread, std::uint64_t event) {
  Actor& actor = actors_[thread.number];
  const Step& step = thread.request->step;
  Thing& thing = things_[step.object];
  switch (thing.kind) {
    case ObjectKind::lock:
    case ObjectKind::rlock:
    case ObjectKind::condition:
      return change_lock(actor, step, event);
    case ObjectKind::queue:
    case ObjectKind::sorted_queue:
      return change_queue(actor, step, event);
    case ObjectKind::thread:
      return change_thread(actor, step, event);
    case ObjectKind::semaphore:
      return change_semaphore(step, event);
    case ObjectKind::names:
      ++thing.count;
      return;
    case ObjectKind::event:
    case ObjectKind::barrier:
      if (!only_looks(step.operation)) thing.past = event;
      return;
    default:
      return;
  }
}

void History::change_lock(Actor& actor, const Step& step, std::uint64_t event) {
  Thing& thing = things_[step.object];
  switch (step.operation) {
    case Operation::lock_acquire:
    case Operation::rlock_acquire:
      return take_lock(step.object, actor.who, 1);
    case Operation::condition_reacquire:
      return take_lock(step.object, actor.who, actor.depth_let_go);
    case Operation::condition_notified:
      return take_lock(step.other, actor.who, actor.depth_let_go);
    case Operation::lock_release:
    case Operation::rlock_release:
      if (thing.depth > 0 && --thing.depth == 0) thing.holder = Thing::nobody;
      thing.past = event;
      return;
    case Operation::condition_wait:
      actor.depth_let_go = std::exchange(things_[step.other].depth, 0);
      things_[step.other].holder = Thing::nobody;
      thing.past = things_[step.other].past = event;
      return;
    case Operation::condition_notify:
      thing.past = event;
      return;
    default:
      return;
  }
}

void History::change_semaphore(const Step& step, std::uint64_t event) {
  Thing& semaphore = things_[step.object];
  if (step.operation == Operation::semaphore_acquire) {
    ++semaphore.count;
  } else {
    --semaphore.count;
    semaphore.past += scrambled(event);
  }
}

void History::take_lock(runtime::ObjectId lock, Uses::Who who, int depth) {
  things_[lock].holder = who;
  things_[lock].depth += depth;
}

void History::change_queue(Actor& actor, const Step& step, std::uint64_t event) {
  Thing& queue = things_[step.object];
  if (only_looks(step.operation)) return;
  if (queue.kind != ObjectKind::queue || step.operation == Operation::queue_shutdown) {
    queue.past = event;
  }
  if (step.operation == Operation::queue_put) {
    queue.puts = event;
    ++queue.items;
    const std::uint64_t item = actor.thread->item;
    items_[step.object].push_back(item != 0 ? item : event);
    ++queue.count;
  } else if (step.operation == Operation::queue_task_done && queue.count > 0) {
    queue.dones += scrambled(event);
    --queue.count;
  } else if (step.operation == Operation::queue_get && queue.has_items()) {
    if (queue.kind == ObjectKind::queue) actor.item = front(step.object);
    actor.item_queue = step.object;
    actor.item_place = queue.gets++;
  }
}

void History::change_thread(Actor& actor, const Step& step, std::uint64_t event) {
  Thing& thread = things_[step.object];
  switch (step.operation) {
    case Operation::thread_start:
      thread.is_started = true;
      thread.starter = actor.thread->number;
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
    case Operation::thread_daemon:
      thread.past = event;
      break;
    default:
      break;
  }
}

}  // namespace threadlab::check
