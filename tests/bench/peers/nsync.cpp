// Google's nsync.

#include <nsync_cpp.h>
// clang-format off: these lean on the one above
#include <nsync.h>
// clang-format on

#include "../condition_bench.hpp"
#include "../event_bench.hpp"
#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "monitor_queue.hpp"
#include "peers.hpp"

namespace threadlab::bench {
namespace {

class NsyncMutex {
 public:
  void lock() { nsync::nsync_mu_lock(&mutex_); }
  void unlock() { nsync::nsync_mu_unlock(&mutex_); }
  bool try_lock() { return nsync::nsync_mu_trylock(&mutex_) != 0; }

 private:
  nsync::nsync_mu mutex_ = NSYNC_MU_INIT;
};

class NsyncMonitor {
 public:
  void lock() { nsync::nsync_mu_lock(&mutex_); }
  void unlock() { nsync::nsync_mu_unlock(&mutex_); }
  void wait() { nsync::nsync_cv_wait(&condition_, &mutex_); }
  void notify() { nsync::nsync_cv_signal(&condition_); }
  void notify_all() { nsync::nsync_cv_broadcast(&condition_); }

 private:
  nsync::nsync_mu mutex_ = NSYNC_MU_INIT;
  nsync::nsync_cv condition_ = NSYNC_CV_INIT;
};

class NsyncNote {
 public:
  [[nodiscard]] bool is_set() const { return nsync::nsync_note_is_notified(note_) != 0; }
  void set() { nsync::nsync_note_notify(note_); }
  void wait() { nsync::nsync_note_wait(note_, nsync::nsync_time_no_deadline); }

 private:
  nsync::nsync_note note_ = nsync::nsync_note_new(nullptr, nsync::nsync_time_no_deadline);
};

}  // namespace

void add_nsync(Table& table) {
  add_lock<NsyncMutex>(table, {"nsync_mu"});
  add_condition<NsyncMonitor>(table, {"nsync_cv"});
  add_event_looks<NsyncNote>(table, {"nsync_note"});
  add_unbounded_queue<MonitorQueue<NsyncMonitor>>(table, {"nsync and deque"});
  add_bounded_queue<MonitorQueue<NsyncMonitor>>(table, {"nsync and deque"});
}

}  // namespace threadlab::bench
