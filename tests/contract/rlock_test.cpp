#include <threadlab/rlock.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

bool is_free(RLock& lock) {
  return elsewhere([&] {
    const bool got = lock.acquire(no_wait);
    if (got) lock.release();
    return got;
  });
}

CONTRACT(RLock, is_created_unlocked) {
  RLock lock;
  EXPECT_FALSE(lock.locked());
  EXPECT_TRUE(is_free(lock));
}

CONTRACT(RLock, acquire_returns_true_once_the_thread_owns_it) {
  RLock lock;
  EXPECT_TRUE(lock.acquire());
  EXPECT_TRUE(lock.locked());
  EXPECT_FALSE(is_free(lock));
  lock.release();
  EXPECT_FALSE(lock.locked());
}

CONTRACT(RLock, its_owner_acquires_it_again_without_blocking) {
  RLock lock;
  EXPECT_TRUE(lock.acquire());
  EXPECT_TRUE(lock.acquire());
  EXPECT_TRUE(lock.acquire(no_wait));
  EXPECT_TRUE(lock.acquire(1ns));
  for (int i = 0; i < 4; ++i) lock.release();
  EXPECT_TRUE(is_free(lock));
}

CONTRACT(RLock, only_the_final_release_unlocks_it) {
  RLock lock;
  lock.acquire();
  lock.acquire();
  lock.acquire();
  lock.release();
  EXPECT_FALSE(is_free(lock));
  lock.release();
  EXPECT_FALSE(is_free(lock));
  lock.release();
  EXPECT_TRUE(is_free(lock));
}

CONTRACT(RLock, acquire_and_release_pairs_may_be_nested_and_repeated) {
  RLock lock;
  lock.acquire();
  lock.acquire();
  lock.release();
  lock.acquire();
  lock.release();
  EXPECT_FALSE(is_free(lock));
  lock.release();
  EXPECT_TRUE(is_free(lock));
}

CONTRACT(RLock, release_of_an_unlocked_lock_raises_RuntimeError) {
  RLock lock;
  EXPECT_EQ(raised<RuntimeError>([&] { lock.release(); }), "cannot release un-acquired lock");
}

CONTRACT(RLock, one_release_more_than_acquires_raises_RuntimeError) {
  RLock lock;
  lock.acquire();
  lock.acquire();
  lock.release();
  lock.release();
  EXPECT_EQ(raised<RuntimeError>([&] { lock.release(); }), "cannot release un-acquired lock");
  EXPECT_TRUE(is_free(lock));
}

CONTRACT(RLock, release_by_a_thread_that_does_not_own_it_raises_RuntimeError) {
  RLock lock;
  lock.acquire();
  EXPECT_EQ(elsewhere([&] { return raised<RuntimeError>([&] { lock.release(); }); }),
            "cannot release un-acquired lock");
  EXPECT_FALSE(is_free(lock));
  lock.release();
}

CONTRACT(RLock, acquire_without_waiting_returns_false_when_another_thread_owns_it) {
  RLock lock;
  lock.acquire();
  EXPECT_FALSE(elsewhere([&] { return lock.acquire(no_wait); }));
}

CONTRACT(RLock, acquire_returns_false_when_the_timeout_expired) {
  RLock lock;
  lock.acquire();
  EXPECT_FALSE(elsewhere([&] { return lock.acquire(1ms); }));
  lock.release();
  EXPECT_TRUE(is_free(lock));
}

CONTRACT(RLock, acquire_with_a_timeout_returns_true_when_it_is_unlocked) {
  RLock lock;
  EXPECT_TRUE(lock.acquire(1ns));
  lock.release();
  EXPECT_TRUE(is_free(lock));
}

CONTRACT(RLock, acquire_with_a_negative_timeout_raises_ValueError) {
  RLock lock;
  EXPECT_THROW(static_cast<void>(lock.acquire(-1ns)), ValueError);
  EXPECT_FALSE(lock.locked());
}

CONTRACT(RLock, locked_is_true_for_owner_and_others_alike) {
  RLock lock;
  lock.acquire();
  EXPECT_TRUE(lock.locked());
  EXPECT_TRUE(elsewhere([&] { return lock.locked(); }));
}

CONTRACT(RLock, the_final_release_lets_a_waiting_thread_proceed) {
  RLock lock;
  int depth = 2;
  lock.acquire();
  lock.acquire();
  Crew crew;
  crew.start([&] {
    lock.acquire();
    EXPECT_EQ(depth, 0);
    lock.release();
  });
  --depth;
  lock.release();
  --depth;
  lock.release();
}

CONTRACT(RLock, only_one_thread_at_a_time_owns_it) {
  RLock lock;
  int counter = 0;
  Crew crew;
  crew.start(4, [&](int) {
    for (int i = 0; i < 500; ++i) {
      lock.acquire();
      lock.acquire();
      ++counter;
      lock.release();
      lock.release();
    }
  });
  crew.join();
  EXPECT_EQ(counter, 2000);
}

CONTRACT(RLock, stays_locked_when_its_owner_has_ended) {
  RLock lock;
  elsewhere([&] { lock.acquire(); });
  EXPECT_FALSE(lock.acquire(no_wait));
  EXPECT_EQ(raised<RuntimeError>([&] { lock.release(); }), "cannot release un-acquired lock");
}

CONTRACT(RLock, is_acquired_a_hundred_thousand_times_over) {
  constexpr int depth = 100'000;
  RLock lock;
  for (int i = 0; i < depth; ++i) lock.acquire();
  for (int i = 0; i < depth - 1; ++i) lock.release();
  EXPECT_FALSE(is_free(lock));
  lock.release();
  EXPECT_TRUE(is_free(lock));
}

}  // namespace
}  // namespace threadlab::contract
