// What a thread can learn in each kind of step.

#include <algorithm>
#include <threadlab/check/hash.hpp>
#include <threadlab/check/history.hpp>

namespace threadlab::check {

using runtime::ObjectKind;
using runtime::Operation;

namespace {

std::uint64_t number(bool flag) { return flag ? 1 : 0; }

}  // namespace

/// What it knows without what the step teaches it.
std::uint64_t History::own_past_after(const Doing& doing, bool is_timeout, Duration now) const {
  const auto operation = static_cast<std::uint64_t>(doing.step.operation);
  const std::uint64_t own = mixed(actors_[doing.number].past, 2 * operation + number(is_timeout));
  if (timing_ == engine::Timing::any) return own;
  // Time is one more thing that all can see.
  const Duration moment = is_timeout ? std::max(now, doing.deadline) : now;
  return mixed(own, static_cast<std::uint64_t>(moment.count()));
}

std::uint64_t History::past_after_get(const Doing& doing, std::size_t from_front,
                                      Duration now) const {
  const runtime::ObjectId queue = doing.step.object;
  const std::uint64_t own = mixed(own_past_after(doing, false, now), things_[queue].past);
  return mixed(own, items_[queue][things_[queue].gets + from_front]);
}

std::uint64_t History::past_after(const Doing& doing, bool is_timeout, Duration now) const {
  const Step& step = doing.step;
  const std::uint64_t own = own_past_after(doing, is_timeout, now);
  if (!is_timeout) return after_step(step, actors_[doing.number].who, own);
  // Who gives up learns nothing but that; a Condition's or a Barrier's waiter leaves its place.
  const Thing& thing = things_[step.object];
  return step.other != 0 || thing.kind == ObjectKind::barrier ? mixed(own, thing.past) : own;
}

std::uint64_t History::after_step(const Step& step, Uses::Who who, std::uint64_t own) const {
  const Thing& thing = things_[step.object];
  switch (step.operation) {
    case Operation::log:  // its name stands in the line
      return mixed(own, things_[step.other].past);
    case Operation::sleep:
    case Operation::thread_begin:
    case Operation::thread_started:
      return own;
    case Operation::thread_new:
      return mixed(own, static_cast<std::uint64_t>(thing.count));
    case Operation::thread_is_alive:
      return mixed(own, number(thing.is_begun), number(thing.is_finished));
    case Operation::thread_name:
      return mixed(own, thing.past, number(thing.is_begun));
    case Operation::enumerate:
      return mixed(own, starts_, ends_);
    case Operation::condition_wait:
    case Operation::condition_notified:
      return mixed(own, thing.past, things_[step.other].past);
    case Operation::queue_put:
    case Operation::queue_get:
    case Operation::queue_task_done:
    case Operation::queue_join:
    case Operation::queue_shutdown:
    case Operation::queue_read:
      return after_queue_step(step, own);
    default:
      return after_word_step(step, who, own);
  }
}

std::uint64_t History::after_word_step(const Step& step, Uses::Who who, std::uint64_t own) const {
  const Thing& thing = things_[step.object];
  switch (step.operation) {
    case Operation::lock_release:
    case Operation::rlock_release:
    case Operation::rlock_release_inner:
      return mixed(own, thing.past, number(thing.holder == who) + number(thing.depth > 0));
    case Operation::lock_locked:
    case Operation::rlock_locked:
      return mixed(own, thing.past, number(thing.depth > 0));
    case Operation::semaphore_release:  // one too many may be refused
      return mixed(own, thing.past, static_cast<std::uint64_t>(thing.count > 0 ? 1 : thing.count));
    default:
      return mixed(own, thing.past);
  }
}

std::uint64_t History::after_queue_step(const Step& step, std::uint64_t own) const {
  const Thing& queue = things_[step.object];
  own = mixed(own, queue.past);  // of a queue in order, whether it was shut down
  switch (step.operation) {
    case Operation::queue_put:
      return mixed(own, queue.puts);
    case Operation::queue_get:
      return queue.has_items() ? mixed(own, front(step.object)) : mixed(own, queue.puts);
    case Operation::queue_task_done:
      return mixed(own, number(queue.count > 0));
    case Operation::queue_join:
      return mixed(own, queue.dones);
    case Operation::queue_read:
      return mixed(own, queue.items - queue.gets);
    default:
      return mixed(own, queue.puts, queue.dones, queue.gets);
  }
}

}  // namespace threadlab::check
