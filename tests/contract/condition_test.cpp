#include <threadlab/condition.hpp>
#include <threadlab/lock.hpp>
#include <threadlab/rlock.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Condition, makes_an_RLock_of_its_own_when_given_none) {
  Condition condition;
  EXPECT_TRUE(condition.acquire());
  EXPECT_TRUE(condition.acquire());
  condition.release();
  EXPECT_FALSE(elsewhere([&] { return condition.acquire(no_wait); }));
  condition.release();
  EXPECT_TRUE(elsewhere([&] { return condition.acquire(no_wait); }));
}

CONTRACT(Condition, acquire_and_release_are_those_of_the_Lock_it_was_given) {
  Lock lock;
  Condition condition(lock);
  EXPECT_TRUE(condition.acquire());
  EXPECT_FALSE(lock.acquire(no_wait));
  EXPECT_FALSE(condition.acquire(1ms));
  condition.release();
  EXPECT_TRUE(lock.acquire(no_wait));
  EXPECT_FALSE(condition.acquire(no_wait));
  lock.release();
  EXPECT_EQ(raised<RuntimeError>([&] { condition.release(); }), "release unlocked lock");
}

CONTRACT(Condition, acquire_and_release_are_those_of_the_RLock_it_was_given) {
  RLock lock;
  Condition condition(lock);
  EXPECT_TRUE(lock.acquire());
  EXPECT_TRUE(condition.acquire());
  condition.release();
  EXPECT_FALSE(elsewhere([&] { return condition.acquire(no_wait); }));
  lock.release();
  EXPECT_EQ(raised<RuntimeError>([&] { condition.release(); }), "cannot release un-acquired lock");
}

CONTRACT(Condition, wait_without_the_lock_raises_RuntimeError) {
  Condition own;
  EXPECT_EQ(raised<RuntimeError>([&] { own.wait(); }), "cannot wait on un-acquired lock");
  EXPECT_EQ(raised<RuntimeError>([&] { return own.wait(1ms); }), "cannot wait on un-acquired lock");
  Lock lock;
  Condition over_lock(lock);
  EXPECT_EQ(raised<RuntimeError>([&] { over_lock.wait(); }), "cannot wait on un-acquired lock");
}

CONTRACT(Condition, notify_without_the_lock_raises_RuntimeError) {
  Condition own;
  EXPECT_EQ(raised<RuntimeError>([&] { own.notify(); }), "cannot notify on un-acquired lock");
  EXPECT_EQ(raised<RuntimeError>([&] { own.notify_all(); }), "cannot notify on un-acquired lock");
  Lock lock;
  Condition over_lock(lock);
  EXPECT_EQ(raised<RuntimeError>([&] { over_lock.notify(); }), "cannot notify on un-acquired lock");
}

CONTRACT(Condition, an_RLock_that_another_thread_owns_is_not_acquired) {
  Condition condition;
  condition.acquire();
  elsewhere([&] {
    EXPECT_EQ(raised<RuntimeError>([&] { condition.wait(); }), "cannot wait on un-acquired lock");
    EXPECT_EQ(raised<RuntimeError>([&] { condition.notify(); }),
              "cannot notify on un-acquired lock");
    EXPECT_EQ(raised<RuntimeError>([&] { condition.notify_all(); }),
              "cannot notify on un-acquired lock");
  });
}

CONTRACT(Condition, notify_does_nothing_when_no_thread_waits) {
  Condition condition;
  condition.acquire();
  condition.notify();
  condition.notify(10);
  condition.notify_all();
  condition.release();
}

CONTRACT(Condition, a_notify_before_the_wait_is_not_kept_for_it) {
  Condition condition;
  condition.acquire();
  condition.notify();
  condition.notify_all();
  EXPECT_FALSE(condition.wait(1ms));
}

CONTRACT(Condition, wait_returns_false_when_the_timeout_expired) {
  Condition condition;
  condition.acquire();
  EXPECT_FALSE(condition.wait(1ms));
  EXPECT_FALSE(condition.wait(1ns));
  EXPECT_FALSE(condition.wait(no_wait));
}

CONTRACT(Condition, an_expired_wait_holds_the_lock_again) {
  Lock lock;
  Condition condition(lock);
  condition.acquire();
  EXPECT_FALSE(condition.wait(1ms));
  EXPECT_TRUE(lock.locked());
  condition.release();
}

CONTRACT(Condition, wait_with_a_negative_timeout_raises_ValueError) {
  Condition condition;
  condition.acquire();
  EXPECT_THROW(static_cast<void>(condition.wait(-1s)), ValueError);
  condition.release();
}

CONTRACT(Condition, wait_returns_true_and_holds_the_lock_once_notified) {
  Lock lock;
  Condition condition(lock);
  condition.acquire();
  Crew crew;
  crew.start([&] {
    condition.acquire();  // Free only once the other stands in wait.
    condition.notify();
    condition.release();
  });
  EXPECT_TRUE(condition.wait());
  EXPECT_TRUE(lock.locked());
  condition.release();
}

CONTRACT(Condition, wait_with_a_timeout_returns_true_when_notified_in_time) {
  Condition condition;
  condition.acquire();
  Crew crew;
  crew.start([&] {
    condition.acquire();
    condition.notify();
    condition.release();
  });
  EXPECT_TRUE(condition.wait(24h));
  condition.release();
}

CONTRACT(Condition, wait_gives_back_an_RLock_however_often_it_was_acquired) {
  RLock lock;
  Condition condition(lock);
  for (int i = 0; i < 3; ++i) condition.acquire();
  Crew crew;
  crew.start([&] {
    EXPECT_TRUE(lock.acquire());  // Never, if wait released the lock only once.
    condition.notify();
    lock.release();
  });
  EXPECT_TRUE(condition.wait());
  for (int i = 0; i < 3; ++i) condition.release();
  EXPECT_THROW(condition.release(), RuntimeError);
}

CONTRACT(Condition, an_expired_wait_restores_how_often_an_RLock_was_acquired) {
  RLock lock;
  Condition condition(lock);
  for (int i = 0; i < 3; ++i) condition.acquire();
  EXPECT_FALSE(condition.wait(1ms));
  for (int i = 0; i < 3; ++i) condition.release();
  EXPECT_THROW(condition.release(), RuntimeError);
}

CONTRACT(Condition, several_share_one_lock_and_are_notified_apart) {
  Lock lock;
  Condition even(lock);
  Condition odd(lock);
  int number = 0;
  Crew crew;
  crew.start(2, [&](int parity) {
    Condition& mine = parity == 0 ? even : odd;
    Condition& other = parity == 0 ? odd : even;
    lock.acquire();
    while (number < 1000) {
      if (number % 2 == parity) {
        ++number;
        other.notify();
      } else {
        mine.wait();
      }
    }
    other.notify();
    lock.release();
  });
  crew.join();
  EXPECT_EQ(number, 1000);
}

}  // namespace
}  // namespace threadlab::contract
