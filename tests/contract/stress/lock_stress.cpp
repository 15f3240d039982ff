#include <atomic>
#include <threadlab/lock.hpp>
#include <threadlab/rlock.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;
constexpr int turns = scaled(1'000'000) / threads;

TEST(LockStress, a_million_turns_lose_no_count) {
  Lock lock;
  int count = 0;
  Crew crew;
  crew.start(threads, [&](int) {
    for (int i = 0; i < turns; ++i) {
      lock.acquire();
      ++count;
      stir(i);
      lock.release();
    }
  });
  crew.join();
  EXPECT_EQ(count, threads * turns);
  EXPECT_FALSE(lock.locked());
}

TEST(LockStress, timeouts_and_refusals_lose_no_count) {
  Lock lock;
  int count = 0;
  std::atomic<int> got = 0;
  Crew crew;
  crew.start(threads, [&](int i) {
    const Timeout timeout = i % 2 == 0 ? no_wait : Timeout(std::chrono::microseconds(i));
    for (int turn = 0; turn < turns; ++turn) {
      if (!lock.acquire(timeout)) continue;
      ++count;
      stir(turn);
      lock.release();
      ++got;
    }
  });
  crew.join();
  EXPECT_EQ(count, got);
  EXPECT_FALSE(lock.locked());
}

TEST(RLockStress, a_million_nested_turns_lose_no_count) {
  RLock lock;
  int count = 0;
  Crew crew;
  crew.start(threads, [&](int i) {
    for (int turn = 0; turn < turns / 2; ++turn) {
      lock.acquire();
      ++count;
      if (lock.acquire(std::chrono::microseconds(i))) ++count;
      stir(turn);
      lock.release();
      lock.release();
    }
  });
  crew.join();
  EXPECT_EQ(count, threads * (turns / 2) * 2);
  EXPECT_FALSE(lock.locked());
}

}  // namespace
}  // namespace threadlab::contract
