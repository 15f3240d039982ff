// Abseil's synchronization. Debian builds it without NDEBUG, which costs its Mutex a factor of two
// to four.

#include <absl/synchronization/barrier.h>
#include <absl/synchronization/mutex.h>
#include <absl/synchronization/notification.h>

#include "../condition_bench.hpp"
#include "../event_bench.hpp"
#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "../semaphore_bench.hpp"
#include "monitor_queue.hpp"
#include "peers.hpp"

namespace threadlab::bench {
namespace {

class AbslMutex {
 public:
  void lock() { mutex_.Lock(); }
  void unlock() { mutex_.Unlock(); }
  bool try_lock() { return mutex_.TryLock(); }

 private:
  absl::Mutex mutex_;
};

class AbslMonitor {
 public:
  void lock() { mutex_.Lock(); }
  void unlock() { mutex_.Unlock(); }
  void wait() { condition_.Wait(&mutex_); }
  void notify() { condition_.Signal(); }
  void notify_all() { condition_.SignalAll(); }

 private:
  absl::Mutex mutex_;
  absl::CondVar condition_;
};

/// A flag that Mutex::Await waits for.
class AbslEvent {
 public:
  [[nodiscard]] bool is_set() {
    const absl::MutexLock lock(&mutex_);
    return flag_;
  }
  void set() {
    const absl::MutexLock lock(&mutex_);
    flag_ = true;
  }
  void clear() {
    const absl::MutexLock lock(&mutex_);
    flag_ = false;
  }
  void wait() { const absl::MutexLock lock(&mutex_, absl::Condition(&flag_)); }

 private:
  absl::Mutex mutex_;
  bool flag_ = false;
};

class AbslNotification {
 public:
  [[nodiscard]] bool is_set() const { return notification_.HasBeenNotified(); }
  void set() {
    if (!is_set()) notification_.Notify();
  }
  void wait() const { notification_.WaitForNotification(); }

 private:
  absl::Notification notification_;
};

class AbslSemaphore {
 public:
  void acquire() {
    const absl::MutexLock lock(&mutex_, absl::Condition(this, &AbslSemaphore::is_free));
    --value_;
  }
  void release() {
    const absl::MutexLock lock(&mutex_);
    ++value_;
  }

 private:
  bool is_free() const { return value_ != 0; }

  absl::Mutex mutex_;
  int value_ = 1;
};

}  // namespace

void add_abseil(Table& table) {
  const std::string debian = "Debian's: without NDEBUG";
  add_lock<AbslMutex>(table, {.name = "absl::Mutex", .remark = debian});
  add_semaphore<AbslSemaphore>(table, {.name = "absl::Mutex::Await", .remark = debian});
  add_condition<AbslMonitor>(table, {.name = "absl::CondVar", .remark = debian});
  add_event<AbslEvent>(table, {.name = "absl::Mutex::Await", .remark = debian});
  add_event_looks<AbslNotification>(table, {.name = "absl::Notification", .remark = debian});
  add_unbounded_queue<MonitorQueue<AbslMonitor>>(table, {"absl and deque", Role::parks, debian});
  add_bounded_queue<MonitorQueue<AbslMonitor>>(table, {"absl and deque", Role::parks, debian});
}

}  // namespace threadlab::bench
