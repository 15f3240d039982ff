#pragma once

// Threads wait until another notifies them: Python's threading.Condition.
//
// It stands over a lock, its own RLock or a Lock or RLock given (which must outlive it); wait and
// notify are for who holds that lock. Notified threads go oldest first; nobody wakes for nothing.
//
// Steps: wait is (1) *Condition.wait*: stand in the line and release the lock, (2)
// *Condition.notified*: notified and the lock is free, take it; with a timeout also (2') not
// notified and the time is over: give up, and (3) *Condition.reacquire*: take the lock. A waiter
// once notified never times out. notify is one step. Over a Lock, wait and notify first see whether
// it is held, by *Lock.locked*; the owner of an RLock knows.
//
// Differs from Python: a Condition over a Lock that another thread holds cannot tell, as CPython's
// cannot; a negative timeout is a ValueError.
//
// Example:
//     Condition condition;
//     const std::scoped_lock guard(condition);
//     condition.notify_all();
//     const bool in_time = condition.wait_for([] { return true; }, 1s);
//     (void)in_time;

#include <limits>
#include <memory>
#include <threadlab/lock.hpp>
#include <threadlab/lockable.hpp>
#include <threadlab/rlock.hpp>
#include <threadlab/runtime/wait_list.hpp>
#include <threadlab/time.hpp>
#include <threadlab/time_left.hpp>

namespace threadlab {

class Condition : public Lockable<Condition> {
 public:
  explicit Condition(Named named = {});
  explicit Condition(Lock& lock, Named named = {});
  explicit Condition(RLock& lock, Named named = {});

  bool acquire() { return acquire(forever); }
  [[nodiscard]] bool acquire(Timeout timeout) {
    return rlock_ != nullptr ? rlock_->acquire(timeout) : lock_->acquire(timeout);
  }
  void release() { rlock_ != nullptr ? rlock_->release() : lock_->release(); }

  /// Releases the lock, however often it was acquired, blocks until notified, and has the lock as
  /// before. Always true. Throws RuntimeError "cannot wait on un-acquired lock".
  bool wait() { return wait(forever); }
  /// The same, no longer than `timeout`, but for the time it takes to have the lock again. False:
  /// not notified.
  [[nodiscard]] bool wait(Timeout timeout);

  /// Waits until `predicate()`, which is called with the lock held, is true; returns its last
  /// value.
  template <class Predicate>
  bool wait_for(Predicate predicate) {
    return wait_for(std::move(predicate), forever);
  }
  template <class Predicate>
  [[nodiscard]] bool wait_for(Predicate predicate, Timeout timeout);

  /// Frees the `n` that have waited longest, or all there are. Never blocks. Throws RuntimeError
  /// "cannot notify on un-acquired lock".
  void notify(int n = 1) {
    if (is_owned()) {
      waiting_.notify(n, word_);
    } else {
      refuse_notify();
    }
  }
  void notify_all() { notify(std::numeric_limits<int>::max()); }

 private:
  /// What the lock's word says when the calling thread has it.
  [[nodiscard]] runtime::Word::State mine() const {
    return rlock_ != nullptr ? runtime::self().serial : Lock::held;
  }
  /// Over a Lock, which anybody may take or release, a step.
  [[nodiscard]] bool is_owned() const {
    const bool is_own_mark = rlock_ != nullptr;  // which nobody else sets or removes
    const auto says = is_own_mark ? word_.look() : word_.read(runtime::Operation::lock_locked);
    return says == mine();
  }
  static void refuse_notify();

  std::unique_ptr<RLock> own_;
  Lock* lock_ = nullptr;  // one of these two is null
  RLock* rlock_ = nullptr;
  runtime::Word& word_;
  runtime::WaitList waiting_;
};

template <class Predicate>
bool Condition::wait_for(Predicate predicate, Timeout timeout) {
  TimeLeft left(timeout);
  bool result = predicate();
  while (!result && !left.is_over()) {
    (void)wait(left.timeout());
    result = predicate();
  }
  return result;
}

}  // namespace threadlab
