#include <threadlab/lock.hpp>
#include <threadlab/rlock.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

// What Lock and RLock have in common, claimed for each.

#define FOR_BOTH_LOCKS(kind, claim)             \
  kind(Lock, claim) { return claim<Lock>(); }   \
  kind(RLock, claim) { return claim<RLock>(); } \
  static_assert(true)
#define FOR_BOTH_LOCKS_EITHER(claim, ...)                                      \
  EITHER_CONTRACT(Lock, claim, ideal, __VA_ARGS__) { return claim<Lock>(); }   \
  EITHER_CONTRACT(RLock, claim, ideal, __VA_ARGS__) { return claim<RLock>(); } \
  static_assert(true)

template <class L>
void the_thread_that_has_waited_longest_takes_it_first() {
  L lock;
  Story story;
  Timetable day;
  lock.acquire();
  line_up(day, 4, story, [&](int) { const std::scoped_lock guard(lock); });
  sleep(10ms);
  lock.release();
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3, 4");
}
FOR_BOTH_LOCKS(FIFO_CONTRACT, the_thread_that_has_waited_longest_takes_it_first);

template <class L>
void one_that_gives_up_leaves_the_order_of_the_others() {
  L lock;
  Story story;
  Timetable day;
  lock.acquire();
  line_up(day, 3, story, [&](int i) {
    const bool taken = lock.acquire(i == 2 ? Timeout(3ms) : forever);
    EXPECT_EQ(taken, i != 2);
    if (taken) lock.release();
  });
  sleep(10ms);
  lock.release();
  day.run();
  EXPECT_EQ(story.text(), "2, 1, 3");
}
FOR_BOTH_LOCKS(FIFO_CONTRACT, one_that_gives_up_leaves_the_order_of_the_others);

template <class L>
std::string a_release_at_the_instant_of_the_timeout_is_in_time_or_not() {
  L lock;
  std::string result;
  Timetable day;
  lock.acquire();
  day.at(0ms, [&] { result = lock.acquire(5ms) ? "taken" : "expired"; });
  sleep(5ms);
  lock.release();
  day.run();
  EXPECT_EQ(now(), 5ms);
  EXPECT_EQ(lock.locked(), result == "taken");
  return result;
}
FOR_BOTH_LOCKS_EITHER(a_release_at_the_instant_of_the_timeout_is_in_time_or_not, "taken",
                      "expired");

template <class L>
std::string who_comes_at_the_instant_of_the_release_may_be_before_one_that_waits() {
  L lock;
  Story story;
  Timetable day;
  const auto take = [&](const char* who) {
    const std::scoped_lock guard(lock);
    story.add(who);
  };
  lock.acquire();
  day.at(1ms, [&] { take("waiter"); });
  day.at(5ms, [&] { take("newcomer"); });
  sleep(5ms);
  lock.release();
  day.run();
  return story.text();
}
FOR_BOTH_LOCKS_EITHER(who_comes_at_the_instant_of_the_release_may_be_before_one_that_waits,
                      "waiter, newcomer", "newcomer, waiter");

template <class L>
void an_acquire_takes_it_at_the_very_instant_of_the_release() {
  L lock;
  Timetable day;
  lock.acquire();
  day.at(1ms, [&] {
    EXPECT_TRUE(lock.acquire(5ms));
    EXPECT_EQ(now(), 3ms);
  });
  sleep(3ms);
  lock.release();
  day.run();
}
FOR_BOTH_LOCKS(LAB_CONTRACT, an_acquire_takes_it_at_the_very_instant_of_the_release);

template <class L>
void an_acquire_expires_just_when_its_time_is_over() {
  L lock;
  Timetable day;
  lock.acquire();
  day.at(1ms, [&] {
    EXPECT_FALSE(lock.acquire(5ms));
    EXPECT_EQ(now(), 6ms);
    EXPECT_FALSE(lock.acquire(no_wait));
    EXPECT_EQ(now(), 6ms);
  });
  sleep(7ms);
  lock.release();
  day.run();
}
FOR_BOTH_LOCKS(LAB_CONTRACT, an_acquire_expires_just_when_its_time_is_over);

template <class L>
void a_release_is_not_spent_on_one_that_has_given_up() {
  L lock;
  Timetable day;
  lock.acquire();
  day.at(1ms, [&] { EXPECT_FALSE(lock.acquire(1ms)); });
  day.at(2ms, [&] {
    EXPECT_TRUE(lock.acquire());
    EXPECT_EQ(now(), 3ms);
  });
  sleep(3ms);
  lock.release();
  day.run();
}
FOR_BOTH_LOCKS(LAB_CONTRACT, a_release_is_not_spent_on_one_that_has_given_up);

template <class L>
void nobody_is_in_while_its_holder_sleeps() {
  L lock;
  int inside = 0;
  Crew crew;
  crew.start(4, [&](int i) {
    for (int turn = 0; turn < 3; ++turn) {
      const std::scoped_lock guard(lock);
      EXPECT_EQ(++inside, 1);
      sleep(std::chrono::milliseconds(i));
      --inside;
    }
  });
  crew.join();
}
FOR_BOTH_LOCKS(ANY_TIMING_CONTRACT, nobody_is_in_while_its_holder_sleeps);

LAB_CONTRACT(Lock, released_by_another_it_goes_to_who_waits) {
  Lock lock;
  Timetable day;
  lock.acquire();
  day.at(1ms, [&] {
    lock.acquire();
    EXPECT_EQ(now(), 2ms);
  });
  day.at(2ms, [&] { lock.release(); });
  day.run();
  EXPECT_TRUE(lock.locked());
}

EITHER_CONTRACT(Lock, of_two_releases_at_one_instant_the_second_is_refused, ideal, "0 refused 1",
                "1 refused 0") {
  Lock lock;
  std::string winner;
  std::string refused;
  lock.acquire();
  Crew crew;
  crew.start(2, [&](int i) {
    const std::string error = raised<RuntimeError>([&] { lock.release(); });
    (error == "release unlocked lock" ? refused : winner) += std::to_string(i);
  });
  crew.join();
  return winner + " refused " + refused;
}

LAB_CONTRACT(RLock, its_owner_takes_it_again_before_those_that_wait) {
  RLock lock;
  Story story;
  Timetable day;
  lock.acquire();
  line_up(day, 2, story, [&](int) { const std::scoped_lock guard(lock); });
  sleep(5ms);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(lock.acquire(no_wait));
  story.add("owner");
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(story.text(), "owner");
    lock.release();
  }
  day.run();
  EXPECT_EQ(now(), 5ms);
}

LAB_CONTRACT(RLock, an_inner_release_lets_nobody_in) {
  RLock lock;
  Timetable day;
  lock.acquire();
  lock.acquire();
  day.at(1ms, [&] { EXPECT_FALSE(lock.acquire(5ms)); });
  sleep(2ms);
  lock.release();
  sleep(5ms);
  lock.release();
  day.run();
}

LAB_CONTRACT(RLock, a_stranger_that_releases_it_does_not_disturb_its_owner) {
  RLock lock;
  Crew crew;
  crew.start([&] {
    const std::scoped_lock guard(lock);
    sleep(2ms);
  });
  sleep(1ms);
  EXPECT_THROW(lock.release(), RuntimeError);
  EXPECT_FALSE(lock.acquire(no_wait));
  crew.join();
  EXPECT_TRUE(lock.acquire(no_wait));
}

}  // namespace
}  // namespace threadlab::contract
