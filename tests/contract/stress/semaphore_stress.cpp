#include <atomic>
#include <threadlab/semaphore.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;
constexpr int turns = scaled(1'000'000) / threads;
constexpr int places = 3;

/// What is left in a semaphore that nobody uses any more.
template <class S>
int drain(S& semaphore) {
  int value = 0;
  while (semaphore.acquire(no_wait)) ++value;
  return value;
}

template <class S>
void lets_in_no_more_than_its_value() {
  S semaphore(places);
  std::atomic<int> inside = 0;
  std::atomic<int> too_many = 0;
  Crew crew;
  crew.start(threads, [&](int i) {
    const Timeout timeout = i % 2 == 0 ? forever : Timeout(std::chrono::microseconds(i));
    for (int turn = 0; turn < turns; ++turn) {
      if (!semaphore.acquire(timeout)) continue;
      if (++inside > places) ++too_many;
      stir(turn);
      --inside;
      semaphore.release();
    }
  });
  crew.join();
  EXPECT_EQ(too_many, 0);
  EXPECT_EQ(drain(semaphore), places);
}

TEST(SemaphoreStress, lets_in_no_more_than_its_value) {
  lets_in_no_more_than_its_value<Semaphore>();
}

TEST(BoundedSemaphoreStress, lets_in_no_more_than_its_value) {
  lets_in_no_more_than_its_value<BoundedSemaphore>();
}

TEST(SemaphoreStress, every_release_is_acquired_once) {
  Semaphore semaphore(0);
  std::atomic<int> acquired = 0;
  Crew crew;
  crew.start(threads / 2, [&](int) {
    for (int i = 0; i < turns / 3; ++i) {
      stir(i);
      semaphore.release(3);
    }
  });
  crew.start(threads / 2, [&](int i) {
    for (int turn = 0; turn < turns / 3 * 3; ++turn) {
      if (i % 2 == 0 || !semaphore.acquire(1us)) semaphore.acquire();
      ++acquired;
    }
  });
  crew.join();
  EXPECT_EQ(acquired, threads / 2 * (turns / 3 * 3));
  EXPECT_EQ(drain(semaphore), 0);
}

}  // namespace
}  // namespace threadlab::contract
