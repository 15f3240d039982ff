#pragma once

// Condition: what is measured of a monitor, a lock and a condition in one:
// lock(), unlock(), wait(), notify(), notify_all().

#include <chrono>
#include <thread>
#include <vector>

#include "lock_bench.hpp"
#include "table.hpp"

namespace threadlab::bench {

namespace condition_titles {
inline constexpr auto nobody = "Condition: acquire, notify nobody, release";
inline constexpr auto two_cores = "Condition: ping-pong, two cores";
inline constexpr auto one_core = "Condition: ping-pong, one core";
inline constexpr auto all_of_8 = "Condition: notify_all to 8, until each held the lock";
}  // namespace condition_titles

/// Of ours.
template <class Lock, class Condition>
struct Monitor {
  Lock its_lock;
  Condition condition{its_lock};

  void lock() { its_lock.acquire(); }
  void unlock() { its_lock.release(); }
  void wait() { condition.wait(); }
  void notify() { condition.notify(); }
  void notify_all() { condition.notify_all(); }
};

template <class M>
void notify_nobody(benchmark::State& state) {
  M& monitor = shared<M>();
  for ([[maybe_unused]] auto _ : state) {
    monitor.lock();
    monitor.notify();
    monitor.unlock();
  }
}

template <class M>
void condition_ping_pong(int me, std::int64_t iterations) {
  static int turn = 0;
  M& monitor = shared<M>();
  for (std::int64_t i = 0; i != iterations; ++i) {
    monitor.lock();
    while (turn != me) monitor.wait();
    turn = 1 - me;
    monitor.notify();
    monitor.unlock();
  }
}

/// Eight threads that wait for the next round, and say when they have seen it.
template <class M>
class Audience {
 public:
  Audience() {
    for (int i = 0; i != size; ++i) threads_.emplace_back([this] { listen(); });
  }
  ~Audience() {
    monitor_.lock();
    round_ = -1;
    monitor_.notify_all();
    monitor_.unlock();
    for (std::thread& thread : threads_) thread.join();
  }
  Audience(const Audience&) = delete;
  Audience& operator=(const Audience&) = delete;

  /// How long it takes until all have seen a new round.
  std::chrono::duration<double> call() {
    await(waiting_, size);
    waiting_ = 0;
    seen_ = 0;
    ++round_;
    const auto start = std::chrono::steady_clock::now();
    monitor_.notify_all();
    monitor_.unlock();
    await(seen_, size);
    monitor_.unlock();
    return end_ - start;
  }

 private:
  static constexpr int size = 8;

  /// Returns with the lock held.
  void await(const int& count, int wanted) {
    monitor_.lock();
    while (count != wanted) {
      monitor_.unlock();
      std::this_thread::sleep_for(std::chrono::microseconds(100));
      monitor_.lock();
    }
  }

  void listen() {
    monitor_.lock();
    while (round_ >= 0) {
      const int before = round_;
      ++waiting_;
      while (round_ == before) monitor_.wait();
      if (++seen_ == size) end_ = std::chrono::steady_clock::now();
    }
    monitor_.unlock();
  }

  M monitor_;
  int round_ = 0;  // all below: guarded by the monitor
  int waiting_ = 0;
  int seen_ = 0;
  std::chrono::steady_clock::time_point end_;
  std::vector<std::thread> threads_;
};

template <class M>
void notify_all_of_8(benchmark::State& state) {
  Audience<M> audience;
  for ([[maybe_unused]] auto _ : state) state.SetIterationTime(audience.call().count());
}

template <class M>
void add_condition(Table& table, const Who& who) {
  using namespace condition_titles;
  table.add(nobody, who, notify_nobody<M>);
  table.add_together(two_cores, who, condition_ping_pong<M>);
  table.add_together(one_core, who, condition_ping_pong<M>);
  table.add(all_of_8, who, notify_all_of_8<M>);
}

}  // namespace threadlab::bench
