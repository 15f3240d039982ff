// Boost.Thread.

#define BOOST_THREAD_VERSION 4
#include <boost/thread.hpp>
#include <boost/thread/barrier.hpp>
#include <boost/thread/concurrent_queues/sync_bounded_queue.hpp>
#include <boost/thread/concurrent_queues/sync_queue.hpp>
#include <chrono>

#include "../barrier_bench.hpp"
#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "../thread_bench.hpp"
#include "peers.hpp"

namespace threadlab::bench {
namespace {

class BoostTimedMutex {
 public:
  void unlock() { mutex_.unlock(); }
  bool try_lock_for(std::chrono::seconds timeout) {
    return mutex_.try_lock_for(boost::chrono::seconds(timeout.count()));
  }

 private:
  boost::timed_mutex mutex_;
};

class BoostBarrier {
 public:
  explicit BoostBarrier(int parties) : barrier_(static_cast<unsigned>(parties)) {}
  void wait() { barrier_.wait(); }

 private:
  boost::barrier barrier_;
};

class BoostQueue {
 public:
  explicit BoostQueue(int /*bound*/) {}
  void put(int item) { queue_.push(item); }
  int get() { return queue_.pull(); }

 private:
  boost::concurrent::sync_queue<int> queue_;
};

class BoostBoundedQueue {
 public:
  explicit BoostBoundedQueue(int bound) : queue_(static_cast<std::size_t>(bound)) {}
  void put(int item) { queue_.push_back(item); }
  int get() { return queue_.pull_front(); }

 private:
  boost::concurrent::sync_bounded_queue<int> queue_;
};

void boost_thread(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) boost::thread([] {}).join();
}

void boost_timer(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    boost::thread timer([] { boost::this_thread::sleep_for(boost::chrono::seconds(30)); });
    timer.interrupt();
    timer.join();
  }
}

}  // namespace

void add_boost(Table& table) {
  add_lock<boost::mutex>(table, {"boost::mutex"});
  add_timed_lock<BoostTimedMutex>(table, {"boost::timed_mutex"});
  add_recursive_lock<boost::recursive_mutex>(table, {"boost::recursive_mutex"});
  add_barrier<BoostBarrier>(table, {"boost::barrier"});
  add_unbounded_queue<BoostQueue>(table, {"boost::sync_queue"});
  add_bounded_queue<BoostBoundedQueue>(table, {"boost::sync_bounded_queue"});
  table.add(thread_titles::thread, {"boost::thread"}, boost_thread);
  table.add(thread_titles::timer, {"boost::thread, interrupted"}, boost_timer);
}

}  // namespace threadlab::bench
