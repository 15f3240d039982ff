#include <atomic>
#include <threadlab/semaphore.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

// What Semaphore and BoundedSemaphore have in common, claimed for each.

template <class S>
void value_defaults_to_1() {
  S semaphore;
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void a_negative_initial_value_raises_ValueError() {
  EXPECT_EQ(raised<ValueError>([] { return S(-1).acquire(no_wait); }),
            "semaphore initial value must be >= 0");
  EXPECT_EQ(raised<ValueError>([] { return S(-2147483647 - 1).acquire(no_wait); }),
            "semaphore initial value must be >= 0");
}

template <class S>
void acquire_takes_one_and_returns_true() {
  S semaphore(2);
  EXPECT_TRUE(semaphore.acquire());
  EXPECT_TRUE(semaphore.acquire(1ns));
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void acquire_returns_false_when_the_timeout_expired() {
  S semaphore(0);
  EXPECT_FALSE(semaphore.acquire(1ms));
  EXPECT_FALSE(semaphore.acquire(1ns));
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void an_expired_acquire_takes_nothing() {
  S semaphore(1);
  semaphore.acquire();
  EXPECT_FALSE(semaphore.acquire(1ms));
  semaphore.release();
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void release_gives_one_back() {
  S semaphore(1);
  semaphore.acquire();
  semaphore.release();
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void release_of_n_gives_n_back() {
  S semaphore(3);
  for (int i = 0; i < 3; ++i) semaphore.acquire();
  semaphore.release(2);
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void release_of_less_than_one_raises_ValueError() {
  S semaphore(1);
  semaphore.acquire();
  EXPECT_EQ(raised<ValueError>([&] { semaphore.release(0); }), "n must be one or more");
  EXPECT_EQ(raised<ValueError>([&] { semaphore.release(-3); }), "n must be one or more");
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void a_negative_timeout_raises_ValueError() {
  S semaphore(1);
  EXPECT_THROW(static_cast<void>(semaphore.acquire(-1s)), ValueError);
  EXPECT_TRUE(semaphore.acquire(no_wait));
}

template <class S>
void release_lets_a_thread_that_waits_in_acquire_proceed() {
  S semaphore(1);
  bool released = false;
  semaphore.acquire();
  Crew crew;
  crew.start([&] {
    EXPECT_TRUE(semaphore.acquire());
    EXPECT_TRUE(released);
  });
  released = true;
  semaphore.release();
}

template <class S>
void release_of_n_lets_n_waiting_threads_proceed() {
  S semaphore(5);
  for (int i = 0; i < 5; ++i) semaphore.acquire();
  Crew crew;
  crew.start(5, [&](int) { EXPECT_TRUE(semaphore.acquire()); });
  semaphore.release(5);
  crew.join();
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void at_most_its_value_of_threads_are_inside() {
  S semaphore(3);
  std::atomic<int> inside = 0;
  Crew crew;
  crew.start(8, [&](int) {
    for (int i = 0; i < 200; ++i) {
      semaphore.acquire();
      EXPECT_LE(++inside, 3);
      --inside;
      semaphore.release();
    }
  });
  crew.join();
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(semaphore.acquire(no_wait));
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

template <class S>
void may_be_released_by_a_thread_that_did_not_acquire_it() {
  S semaphore;
  semaphore.acquire();
  elsewhere([&] { semaphore.release(); });
  EXPECT_TRUE(semaphore.acquire(no_wait));
}

#define FOR_BOTH(claim)                                            \
  CONTRACT(Semaphore, claim) { claim<Semaphore>(); }               \
  CONTRACT(BoundedSemaphore, claim) { claim<BoundedSemaphore>(); } \
  static_assert(true)

FOR_BOTH(value_defaults_to_1);
FOR_BOTH(a_negative_initial_value_raises_ValueError);
FOR_BOTH(acquire_takes_one_and_returns_true);
FOR_BOTH(acquire_returns_false_when_the_timeout_expired);
FOR_BOTH(an_expired_acquire_takes_nothing);
FOR_BOTH(release_gives_one_back);
FOR_BOTH(release_of_n_gives_n_back);
FOR_BOTH(release_of_less_than_one_raises_ValueError);
FOR_BOTH(a_negative_timeout_raises_ValueError);
FOR_BOTH(release_lets_a_thread_that_waits_in_acquire_proceed);
FOR_BOTH(release_of_n_lets_n_waiting_threads_proceed);
FOR_BOTH(at_most_its_value_of_threads_are_inside);
FOR_BOTH(may_be_released_by_a_thread_that_did_not_acquire_it);

}  // namespace
}  // namespace threadlab::contract
