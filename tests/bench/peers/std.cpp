// The standard library, and POSIX where it has what the library has not.

#include <pthread.h>
#include <semaphore.h>

#include <atomic>
#include <barrier>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <queue>
#include <semaphore>
#include <stop_token>
#include <thread>

#include "../barrier_bench.hpp"
#include "../condition_bench.hpp"
#include "../event_bench.hpp"
#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "../semaphore_bench.hpp"
#include "../thread_bench.hpp"
#include "monitor_queue.hpp"
#include "peers.hpp"

namespace threadlab::bench {
namespace {

using namespace std::chrono_literals;

/// sem_t, as a lock and as a semaphore.
class PosixSemaphore {
 public:
  PosixSemaphore() { sem_init(&semaphore_, 0, 1); }
  void acquire() {
    while (sem_wait(&semaphore_) != 0) {
    }
  }
  void release() { sem_post(&semaphore_); }
  void lock() { acquire(); }
  void unlock() { release(); }
  bool try_lock() { return sem_trywait(&semaphore_) == 0; }
  bool try_lock_for(std::chrono::seconds timeout) {
    timespec until{};
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += timeout.count();
    return sem_timedwait(&semaphore_, &until) == 0;
  }

 private:
  sem_t semaphore_{};
};

class StdSemaphore {
 public:
  void acquire() { semaphore_.acquire(); }
  void release() { semaphore_.release(); }
  void lock() { acquire(); }
  void unlock() { release(); }
  bool try_lock() { return semaphore_.try_acquire(); }
  bool try_lock_for(std::chrono::seconds timeout) { return semaphore_.try_acquire_for(timeout); }

 private:
  std::counting_semaphore<> semaphore_{1};
};

class StdMonitor {
 public:
  void lock() { mutex_.lock(); }
  void unlock() { mutex_.unlock(); }
  void wait() {
    std::unique_lock held(mutex_, std::adopt_lock);
    condition_.wait(held);
    held.release();
  }
  void notify() { condition_.notify_one(); }
  void notify_all() { condition_.notify_all(); }

 private:
  std::mutex mutex_;
  std::condition_variable condition_;
};

/// std::atomic's wait as an event.
class StdAtomicEvent {
 public:
  [[nodiscard]] bool is_set() const { return flag_.load(std::memory_order_acquire); }
  void set() {
    flag_.store(true, std::memory_order_release);
    flag_.notify_all();
  }
  void clear() { flag_.store(false, std::memory_order_relaxed); }
  void wait() { flag_.wait(false, std::memory_order_acquire); }

 private:
  std::atomic<bool> flag_ = false;
};

class StdBarrier {
 public:
  explicit StdBarrier(int parties) : barrier_(parties) {}
  void wait() { barrier_.arrive_and_wait(); }

 private:
  std::barrier<> barrier_;
};

/// A std::priority_queue under a mutex.
class StdPriorityQueue {
 public:
  explicit StdPriorityQueue(int /*bound*/) {}
  void put(int item) {
    const std::scoped_lock guard(mutex_);
    items_.push(item);
    not_empty_.notify_one();
  }
  int get() {
    std::unique_lock guard(mutex_);
    not_empty_.wait(guard, [&] { return !items_.empty(); });
    const int item = items_.top();
    items_.pop();
    return item;
  }

 private:
  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::priority_queue<int, std::vector<int>, std::greater<>> items_;
};

void std_thread(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) std::thread([] {}).join();
}

void std_timer(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    std::jthread timer([](const std::stop_token& stop) {
      std::mutex mutex;
      std::condition_variable_any cancelled;
      std::unique_lock lock(mutex);
      cancelled.wait_for(lock, stop, 30s, [] { return false; });
    });
    timer.request_stop();
    timer.join();
  }
}

thread_local int local_number = 0;

void std_local(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    local_number = local_number + 1;
    benchmark::ClobberMemory();
  }
}

}  // namespace

void add_std(Table& table) {
  add_lock<std::mutex>(table, {"std::mutex"});
  add_timed_lock<std::timed_mutex>(table, {"std::timed_mutex"});
  add_lock<PosixSemaphore>(table, {"sem_t"});
  add_timed_lock<PosixSemaphore>(table, {"sem_t"});
  add_handed_over_lock<PosixSemaphore>(table, {"sem_t"});
  add_handed_over_lock<StdSemaphore>(table, {"std::counting_semaphore"});
  add_recursive_lock<std::recursive_mutex>(table, {"std::recursive_mutex"});
  add_semaphore<StdSemaphore>(table, {"std::counting_semaphore"});
  add_semaphore<PosixSemaphore>(table, {"sem_t"});
  add_condition<StdMonitor>(table, {"std::condition_variable"});
  add_event<StdAtomicEvent>(table, {"std::atomic::wait"});
  add_barrier<StdBarrier>(table, {"std::barrier"});
  add_unbounded_queue<MonitorQueue<StdMonitor>>(table, {"std, as queue.py"});
  add_bounded_queue<MonitorQueue<StdMonitor>>(table, {"std, as queue.py"});
  add_priority_queue<StdPriorityQueue>(table, {"std::priority_queue, std::mutex"});
  table.add(thread_titles::thread, {"std::thread"}, std_thread);
  table.add(thread_titles::timer, {"std::jthread"}, std_timer);
  table.add(thread_titles::local, {"thread_local"}, std_local);
  table.add(thread_titles::sleep, {"std::this_thread::sleep_for"}, [](benchmark::State& state) {
    lateness(state, [] { std::this_thread::sleep_for(1ms); });
  });
}

}  // namespace threadlab::bench
