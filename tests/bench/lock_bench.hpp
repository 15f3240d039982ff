#pragma once

// Lock and RLock: what is measured of anything with lock() and unlock().

#include <chrono>

#include "table.hpp"

namespace threadlab::bench {

namespace lock_titles {
inline constexpr auto alone = "Lock: acquire, release, alone";
inline constexpr auto timed = "Lock: acquire with a timeout, release, free";
inline constexpr auto refused = "Lock: acquire with no_wait, held";
inline constexpr auto hot_2 = "Lock: 2 threads, hot";
inline constexpr auto hot_4 = "Lock: 4 threads, hot";
inline constexpr auto handed_over = "Lock: released by another thread, ping-pong, two cores";
inline constexpr auto handed_over_1 = "Lock: released by another thread, ping-pong, one core";
inline constexpr auto depth_1 = "RLock: depth 1";
inline constexpr auto depth_3 = "RLock: depth 3";
}  // namespace lock_titles

/// One object a type, for all the threads of a benchmark and all its repetitions.
template <class T>
T& shared() {
  static T object;
  return object;
}

template <class L, int depth>
void acquire_and_release(benchmark::State& state) {
  L& lock = shared<L>();
  for ([[maybe_unused]] auto _ : state) {
    for (int i = 0; i != depth; ++i) lock.lock();
    for (int i = 0; i != depth; ++i) lock.unlock();
  }
}

template <class L>
void acquire_with_timeout(benchmark::State& state) {
  L& lock = shared<L>();
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(lock.try_lock_for(std::chrono::seconds(1)));
    lock.unlock();
  }
}

template <class L>
void refuse(benchmark::State& state) {
  L& lock = shared<L>();
  lock.lock();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(lock.try_lock());
  lock.unlock();
}

template <class L>
void contend(int /*index*/, std::int64_t iterations) {
  L& lock = shared<L>();
  for (std::int64_t i = 0; i != iterations; ++i) {
    lock.lock();
    lock.unlock();
  }
}

/// Two locks; the second thread's is held before it begins, and again when it has ended.
template <class L>
struct LockPair {
  LockPair() { locks[1].lock(); }
  L locks[2];  // NOLINT(modernize-avoid-c-arrays): they cannot be moved
};

/// The lock that a thread waits for is released by the other.
template <class L>
void hand_over(int index, std::int64_t iterations) {
  auto& locks = shared<LockPair<L>>().locks;
  L& mine = locks[index];
  L& other = locks[1 - index];
  for (std::int64_t i = 0; i != iterations; ++i) {
    mine.lock();
    other.unlock();
  }
}

template <class L>
void add_lock(Table& table, const Who& who) {
  using namespace lock_titles;
  table.add(alone, who, acquire_and_release<L, 1>);
  table.add(refused, who, refuse<L>);
  table.add_together(hot_2, who, contend<L>);
  table.add_together(hot_4, who, contend<L>);
}

template <class L>
void add_timed_lock(Table& table, const Who& who) {
  table.add(lock_titles::timed, who, acquire_with_timeout<L>);
}

/// For locks that any thread may release.
template <class L>
void add_handed_over_lock(Table& table, const Who& who) {
  table.add_together(lock_titles::handed_over, who, hand_over<L>);
  table.add_together(lock_titles::handed_over_1, who, hand_over<L>);
}

template <class L>
void add_recursive_lock(Table& table, const Who& who) {
  table.add(lock_titles::depth_1, who, acquire_and_release<L, 1>);
  table.add(lock_titles::depth_3, who, acquire_and_release<L, 3>);
}

}  // namespace threadlab::bench
