// "All of the objects provided by this module that have acquire and release methods can be used as
// context managers for a with statement": here, with the standard library's guards.

#include <mutex>
#include <threadlab/condition.hpp>
#include <threadlab/lock.hpp>
#include <threadlab/rlock.hpp>
#include <threadlab/semaphore.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

/// The claim for one kind of object: taken on entry, given back on exit, also by an exception.
template <class Guarded>
void is_held_just_as_long_as_its_guard() {
  Guarded guarded;
  auto is_free = [&] {
    return elsewhere([&] {
      const bool got = guarded.acquire(no_wait);
      if (got) guarded.release();
      return got;
    });
  };
  {
    const std::lock_guard guard(guarded);
    EXPECT_FALSE(is_free());
  }
  EXPECT_TRUE(is_free());
  try {
    const std::scoped_lock guard(guarded);
    throw std::logic_error("leaves the block");
  } catch (const std::logic_error&) {
    EXPECT_TRUE(is_free());
  }
}

template <class Guarded>
void is_taken_by_unique_lock_in_all_its_ways() {
  Guarded guarded;
  std::unique_lock guard(guarded, std::try_to_lock);
  EXPECT_TRUE(guard.owns_lock());
  elsewhere([&] {
    std::unique_lock other(guarded, std::defer_lock);
    EXPECT_FALSE(other.try_lock());
    EXPECT_FALSE(other.try_lock_for(1ms));
    EXPECT_FALSE(other.try_lock_until(std::chrono::steady_clock::now()));
    EXPECT_FALSE(other.try_lock_until(std::chrono::system_clock::now() - 1h));
  });
  guard.unlock();
  EXPECT_TRUE(guard.try_lock_for(1ms));
  guard.unlock();
  EXPECT_TRUE(guard.try_lock_until(std::chrono::steady_clock::now() + 24h));
}

CONTRACT(Lock, is_held_just_as_long_as_its_guard) { is_held_just_as_long_as_its_guard<Lock>(); }
CONTRACT(RLock, is_held_just_as_long_as_its_guard) { is_held_just_as_long_as_its_guard<RLock>(); }
CONTRACT(Semaphore, is_held_just_as_long_as_its_guard) {
  is_held_just_as_long_as_its_guard<Semaphore>();
}
CONTRACT(BoundedSemaphore, is_held_just_as_long_as_its_guard) {
  is_held_just_as_long_as_its_guard<BoundedSemaphore>();
}

CONTRACT(Lock, is_taken_by_unique_lock_in_all_its_ways) {
  is_taken_by_unique_lock_in_all_its_ways<Lock>();
}
CONTRACT(RLock, is_taken_by_unique_lock_in_all_its_ways) {
  is_taken_by_unique_lock_in_all_its_ways<RLock>();
}
CONTRACT(Semaphore, is_taken_by_unique_lock_in_all_its_ways) {
  is_taken_by_unique_lock_in_all_its_ways<Semaphore>();
}
CONTRACT(BoundedSemaphore, is_taken_by_unique_lock_in_all_its_ways) {
  is_taken_by_unique_lock_in_all_its_ways<BoundedSemaphore>();
}

CONTRACT(Condition, guards_hold_its_lock) {
  Lock lock;
  Condition condition(lock);
  {
    const std::lock_guard guard(condition);
    EXPECT_TRUE(lock.locked());
  }
  EXPECT_FALSE(lock.locked());
}

CONTRACT(Lock, scoped_lock_takes_two_in_either_order_without_deadlock) {
  Lock one;
  Lock two;
  int counter = 0;
  Crew crew;
  crew.start(2, [&](int i) {
    for (int round = 0; round < 500; ++round) {
      const std::scoped_lock both(i == 0 ? one : two, i == 0 ? two : one);
      ++counter;
    }
  });
  crew.join();
  EXPECT_EQ(counter, 1000);
}

}  // namespace
}  // namespace threadlab::contract
