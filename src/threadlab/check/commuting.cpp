#include <threadlab/check/commuting.hpp>
#include <threadlab/runtime/thread_state.hpp>

namespace threadlab::check {
namespace {

using runtime::ObjectId;
using runtime::ObjectKind;
using runtime::Operation;

/// What others do to the objects of one thread's step.
class Others {
 public:
  Others(const History& history, const Uses& uses, const Doing& doing, Manner manner, ObjectId own)
      : history_(history),
        uses_(uses),
        step_(doing.step),
        manner_(manner),
        thing_(history_.thing(step_.object)),
        own_(own),
        number_(doing.number),
        who_(history_.actor(doing.number).who) {}

  [[nodiscard]] bool leave_it_alone() const {
    switch (step_.operation) {
      case Operation::thread_new:
      case Operation::thread_start:
      case Operation::thread_begin:
      case Operation::thread_started:
      case Operation::thread_finish:
      case Operation::thread_join:
      case Operation::thread_name:
      case Operation::thread_set_name:
      case Operation::thread_daemon:
        return leave_thread_alone();
      case Operation::queue_put:
      case Operation::queue_task_done:
      case Operation::queue_join:
        return leave_queue_alone();
      case Operation::barrier_open:
      case Operation::barrier_leave:
        return leave_barrier_alone();
      default:
        return leave_word_alone();
    }
  }

 private:
  [[nodiscard]] bool ever(Operation operation) const {
    return uses_.by_others(step_.object, operation, who_);
  }
  [[nodiscard]] bool do_specially(Operation operation) const {
    return uses_.by_others(step_.object, operation, Manner::special, who_);
  }
  [[nodiscard]] bool enumerate() const {
    return uses_.by_others(history_.registry(), Operation::enumerate, who_);
  }
  /// Even the thread itself: whether another has come to its wait before, or after, counts.
  [[nodiscard]] bool anyone_clears() const {
    return uses_.by_anyone(step_.object, Operation::event_clear, Manner::plain);
  }

  [[nodiscard]] bool nobody_takes(ObjectId lock) const {
    for (const Operation operation :
         {Operation::lock_acquire, Operation::rlock_acquire, Operation::condition_notified,
          Operation::condition_reacquire}) {
      if (uses_.by_others(lock, operation, who_)) return false;
    }
    return !uses_.by_others(lock, Operation::lock_locked, who_) &&
           !uses_.by_others(lock, Operation::rlock_locked, who_);
  }

  /// Nobody sees whether the lock is held, but by waiting for it.
  [[nodiscard]] bool may_let_go_of(ObjectId lock) const {
    for (const Operation operation :
         {Operation::lock_acquire, Operation::rlock_acquire, Operation::lock_release,
          Operation::rlock_release, Operation::rlock_release_inner}) {
      if (uses_.by_others(lock, operation, Manner::special, who_)) return false;
    }
    return !uses_.by_others(lock, Operation::lock_locked, who_) &&
           !uses_.by_others(lock, Operation::rlock_locked, who_);
  }

  [[nodiscard]] bool look_early() const {
    return do_specially(Operation::thread_join) || do_specially(Operation::thread_name) ||
           ever(Operation::thread_is_alive);
  }

  [[nodiscard]] bool leave_thread_alone() const {
    switch (step_.operation) {
      case Operation::thread_new:
        return !ever(Operation::thread_new);
      case Operation::thread_start:
        return thing_.creator == number_ && !enumerate() && !look_early() &&
               !ever(Operation::thread_start) && !ever(Operation::thread_daemon);
      case Operation::thread_begin:
        return !look_early();
      case Operation::thread_started:
        return true;
      case Operation::thread_finish:
        return !enumerate() && !ever(Operation::thread_is_alive) &&
               !do_specially(Operation::thread_join);
      case Operation::thread_join:
        return thing_.is_finished;
      case Operation::thread_name:
        return !ever(Operation::thread_set_name);
      case Operation::thread_set_name:
        return step_.object == own_ && !ever(Operation::thread_name) &&
               !ever(Operation::thread_set_name);
      default:
        return !ever(Operation::thread_start) && !ever(Operation::thread_daemon);
    }
  }

  [[nodiscard]] bool leave_queue_alone() const {
    if (ever(Operation::queue_shutdown) || do_specially(Operation::queue_task_done)) return false;
    if (step_.operation == Operation::queue_task_done) return manner_ == Manner::plain;
    if (ever(Operation::queue_put)) return false;
    if (step_.operation == Operation::queue_join) return true;
    const bool gets_commute = thing_.kind == ObjectKind::queue;
    return !ever(Operation::queue_join) && !ever(Operation::queue_read) &&
           !do_specially(Operation::queue_get) && (gets_commute || !ever(Operation::queue_get));
  }

  /// Locks, semaphores, events and conditions.
  [[nodiscard]] bool leave_word_alone() const {
    switch (step_.operation) {
      case Operation::lock_acquire:
        return nobody_takes(step_.object) && !do_specially(Operation::lock_release);
      case Operation::rlock_acquire:
        return thing_.holder == who_ || nobody_takes(step_.object);
      case Operation::lock_release:
      case Operation::rlock_release:
        return thing_.holder == who_ && may_let_go_of(step_.object);
      case Operation::rlock_release_inner:
        return thing_.holder == who_;
      case Operation::semaphore_acquire:
        return !ever(Operation::semaphore_acquire) && !do_specially(Operation::semaphore_release);
      case Operation::semaphore_release:
        return manner_ == Manner::plain && !do_specially(Operation::semaphore_acquire) &&
               !do_specially(Operation::semaphore_release);
      case Operation::event_set:
        return !anyone_clears() && !ever(Operation::event_is_set) &&
               !ever(Operation::event_arrive) && !do_specially(Operation::event_wait);
      case Operation::event_wait:
        return !anyone_clears();
      case Operation::condition_wait:
        return history_.thing(step_.other).holder == who_ && may_let_go_of(step_.other);
      case Operation::condition_notify:
        return !do_specially(Operation::condition_notified);
      default:
        return false;
    }
  }

  [[nodiscard]] bool leave_barrier_alone() const {
    if (ever(Operation::barrier_read)) return false;
    if (step_.operation == Operation::barrier_open) return true;
    return !ever(Operation::barrier_abort) && !ever(Operation::barrier_reset) &&
           !ever(Operation::barrier_break) && !do_specially(Operation::barrier_leave);
  }

  const History& history_;
  const Uses& uses_;
  const runtime::Step step_;
  const Manner manner_;
  const Thing& thing_;
  const ObjectId own_;  // the thread's own object
  const std::uint32_t number_;
  const Uses::Who who_;
};

}  // namespace

bool is_renamed_by_others(const Uses& uses, const engine::LabThread& thread) {
  return uses.by_anyone(thread.self.thread->region.lab_object(), Operation::thread_set_name,
                        Manner::special);
}

bool commutes_with_all(const History& history, const Uses& uses, const Doing& doing, Manner manner,
                       ObjectId own) {
  return !doing.waits_with_timeout() && Others(history, uses, doing, manner, own).leave_it_alone();
}

bool commutes_with_all(const Observer& observer, const engine::LabThread& thread) {
  return commutes_with_all(observer.history(), observer.knowledge().uses, doing(thread),
                           observer.manner_of(thread), thread.self.thread->region.lab_object());
}

}  // namespace threadlab::check
