#include <limits>
#include <threadlab/semaphore.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

constexpr int most = std::numeric_limits<int>::max();

CONTRACT(Semaphore, may_be_released_above_its_initial_value) {
  Semaphore semaphore(1);
  semaphore.release();
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

CONTRACT(Semaphore, counts_up_to_2147483647) {
  Semaphore semaphore(most);
  EXPECT_TRUE(semaphore.acquire(no_wait));
  semaphore.release();
  EXPECT_TRUE(semaphore.acquire());
}

CONTRACT(Semaphore, release_above_2147483647_raises_ValueError_and_changes_nothing) {
  Semaphore full(most);
  EXPECT_EQ(raised<ValueError>([&] { full.release(); }), "semaphore value too large");
  EXPECT_EQ(raised<ValueError>([&] { full.release(most); }), "semaphore value too large");
  EXPECT_TRUE(full.acquire(no_wait));
  full.release();
  EXPECT_EQ(raised<ValueError>([&] { full.release(); }), "semaphore value too large");

  Semaphore one(1);
  EXPECT_EQ(raised<ValueError>([&] { one.release(most); }), "semaphore value too large");
  EXPECT_TRUE(one.acquire(no_wait));
  EXPECT_FALSE(one.acquire(no_wait));
}

CONTRACT(Semaphore, release_of_2147483647_at_once_lets_waiting_threads_proceed) {
  Semaphore semaphore(0);
  Crew crew;
  crew.start(3, [&](int) { EXPECT_TRUE(semaphore.acquire()); });
  semaphore.release(most);
  crew.join();
  semaphore.release(3);
  EXPECT_EQ(raised<ValueError>([&] { semaphore.release(); }), "semaphore value too large");
}

CONTRACT(BoundedSemaphore, release_above_its_initial_value_raises_ValueError) {
  BoundedSemaphore semaphore(1);
  EXPECT_EQ(raised<ValueError>([&] { semaphore.release(); }), "Semaphore released too many times");
  semaphore.acquire();
  semaphore.release();
  EXPECT_EQ(raised<ValueError>([&] { semaphore.release(); }), "Semaphore released too many times");
}

CONTRACT(BoundedSemaphore, a_refused_release_changes_nothing) {
  BoundedSemaphore semaphore(3);
  semaphore.acquire();
  EXPECT_EQ(raised<ValueError>([&] { semaphore.release(2); }), "Semaphore released too many times");
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_FALSE(semaphore.acquire(no_wait));
  semaphore.release(3);
}

CONTRACT(BoundedSemaphore, that_begins_at_zero_can_never_be_released) {
  BoundedSemaphore semaphore(0);
  EXPECT_THROW(semaphore.release(), ValueError);
  EXPECT_FALSE(semaphore.acquire(1ms));
}

CONTRACT(BoundedSemaphore, counts_up_to_2147483647) {
  BoundedSemaphore semaphore(most);
  EXPECT_EQ(raised<ValueError>([&] { semaphore.release(); }), "Semaphore released too many times");
  EXPECT_EQ(raised<ValueError>([&] { semaphore.release(most); }),
            "Semaphore released too many times");
  EXPECT_TRUE(semaphore.acquire(no_wait));
  semaphore.release();
}

}  // namespace
}  // namespace threadlab::contract
