#include <threadlab/lock.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Lock, is_created_unlocked) {
  Lock lock;
  EXPECT_FALSE(lock.locked());
}

CONTRACT(Lock, acquire_of_an_unlocked_lock_locks_it_and_returns_true) {
  Lock lock;
  EXPECT_TRUE(lock.acquire());
  EXPECT_TRUE(lock.locked());
  lock.release();
}

CONTRACT(Lock, release_unlocks_it) {
  Lock lock;
  lock.acquire();
  lock.release();
  EXPECT_FALSE(lock.locked());
  EXPECT_TRUE(lock.acquire(no_wait));
  lock.release();
}

CONTRACT(Lock, release_of_an_unlocked_lock_raises_RuntimeError) {
  Lock lock;
  EXPECT_EQ(raised<RuntimeError>([&] { lock.release(); }), "release unlocked lock");
  lock.acquire();
  lock.release();
  EXPECT_EQ(raised<RuntimeError>([&] { lock.release(); }), "release unlocked lock");
}

CONTRACT(Lock, a_refused_release_leaves_it_unlocked) {
  Lock lock;
  EXPECT_THROW(lock.release(), RuntimeError);
  EXPECT_FALSE(lock.locked());
  EXPECT_TRUE(lock.acquire(no_wait));
}

CONTRACT(Lock, acquire_without_waiting_returns_false_when_it_is_locked) {
  Lock lock;
  lock.acquire();
  EXPECT_FALSE(elsewhere([&] { return lock.acquire(no_wait); }));
  EXPECT_TRUE(lock.locked());
}

CONTRACT(Lock, acquire_without_waiting_returns_true_when_it_is_unlocked) {
  Lock lock;
  EXPECT_TRUE(elsewhere([&] { return lock.acquire(no_wait); }));
  EXPECT_TRUE(lock.locked());
}

CONTRACT(Lock, acquire_returns_false_when_the_timeout_expired) {
  Lock lock;
  lock.acquire();
  EXPECT_FALSE(elsewhere([&] { return lock.acquire(1ms); }));
  EXPECT_FALSE(elsewhere([&] { return lock.acquire(1ns); }));
}

CONTRACT(Lock, acquire_with_a_timeout_returns_true_when_it_is_unlocked) {
  Lock lock;
  EXPECT_TRUE(lock.acquire(1ns));
  lock.release();
  EXPECT_TRUE(lock.acquire(24h));
}

CONTRACT(Lock, an_expired_acquire_leaves_it_as_it_was) {
  Lock lock;
  lock.acquire();
  EXPECT_FALSE(lock.acquire(1ms));
  EXPECT_TRUE(lock.locked());
  lock.release();
  EXPECT_FALSE(lock.locked());
  EXPECT_TRUE(lock.acquire(no_wait));
}

CONTRACT(Lock, acquire_with_a_negative_timeout_raises_ValueError) {
  Lock lock;
  EXPECT_THROW(static_cast<void>(lock.acquire(-1s)), ValueError);
  EXPECT_FALSE(lock.locked());
}

CONTRACT(Lock, acquire_takes_the_longest_of_timeouts) {
  Lock lock;
  EXPECT_TRUE(lock.acquire(std::chrono::hours::max()));
  lock.release();
  EXPECT_TRUE(lock.acquire(Duration::max()));
}

CONTRACT(Lock, is_not_reentrant) {
  Lock lock;
  lock.acquire();
  EXPECT_FALSE(lock.acquire(no_wait));
  EXPECT_FALSE(lock.acquire(1ms));
}

CONTRACT(Lock, may_be_released_by_another_thread) {
  Lock lock;
  lock.acquire();
  elsewhere([&] { lock.release(); });
  EXPECT_TRUE(lock.acquire(no_wait));
}

CONTRACT(Lock, stays_locked_when_the_thread_that_acquired_it_has_ended) {
  Lock lock;
  elsewhere([&] { lock.acquire(); });
  EXPECT_TRUE(lock.locked());
  EXPECT_FALSE(lock.acquire(no_wait));
}

CONTRACT(Lock, release_lets_a_thread_that_waits_in_acquire_proceed) {
  Lock lock;
  bool released = false;
  lock.acquire();
  Crew crew;
  crew.start([&] {
    lock.acquire();
    EXPECT_TRUE(released);
    lock.release();
  });
  released = true;
  lock.release();
}

CONTRACT(Lock, every_waiting_thread_proceeds_in_its_turn) {
  Lock lock;
  int inside = 0;
  int passed = 0;
  lock.acquire();
  Crew crew;
  crew.start(5, [&](int) {
    lock.acquire();
    EXPECT_EQ(++inside, 1);
    ++passed;
    --inside;
    lock.release();
  });
  lock.release();
  crew.join();
  EXPECT_EQ(passed, 5);
}

CONTRACT(Lock, what_was_done_under_it_is_seen_by_who_acquires_it_next) {
  Lock lock;
  int counter = 0;
  Crew crew;
  crew.start(4, [&](int) {
    for (int i = 0; i < 1000; ++i) {
      lock.acquire();
      ++counter;
      lock.release();
    }
  });
  crew.join();
  EXPECT_EQ(counter, 4000);
}

CONTRACT(Lock, may_be_destroyed_while_locked) {
  Lock lock;
  EXPECT_TRUE(lock.acquire());
}

}  // namespace
}  // namespace threadlab::contract
