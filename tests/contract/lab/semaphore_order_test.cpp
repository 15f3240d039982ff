#include <array>
#include <atomic>
#include <threadlab/semaphore.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

FIFO_CONTRACT(Semaphore, the_thread_that_has_waited_longest_goes_first) {
  Semaphore semaphore(0);
  Story story;
  Timetable day;
  line_up(day, 4, story, [&](int) { semaphore.acquire(); });
  sleep(10ms);
  semaphore.release(4);
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3, 4");
}

FIFO_CONTRACT(Semaphore, release_of_n_lets_the_n_oldest_go) {
  Semaphore semaphore(0);
  Story story;
  Timetable day;
  line_up(day, 5, story, [&](int) { semaphore.acquire(); });
  sleep(10ms);
  semaphore.release(3);
  sleep(1ms);
  EXPECT_EQ(story.text(), "1, 2, 3");
  semaphore.release(2);
  day.run();
}

LAB_CONTRACT(Semaphore, release_of_n_lets_just_n_go) {
  Semaphore semaphore(0);
  std::atomic<int> gone = 0;
  Crew crew;
  crew.start(5, [&](int) {
    semaphore.acquire();
    ++gone;
  });
  for (const int n : {2, 1, 2}) {
    const int before = gone;
    sleep(1ms);
    semaphore.release(n);
    sleep(1ms);
    EXPECT_EQ(gone, before + n);
  }
}

EITHER_CONTRACT(Semaphore, a_release_at_the_instant_of_the_timeout_is_in_time_or_not, ideal,
                "taken", "expired") {
  Semaphore semaphore(0);
  std::string result;
  Timetable day;
  day.at(0ms, [&] { result = semaphore.acquire(5ms) ? "taken" : "expired"; });
  sleep(5ms);
  semaphore.release();
  day.run();
  EXPECT_EQ(semaphore.acquire(no_wait), result == "expired");
  return result;
}

EITHER_CONTRACT(Semaphore, one_release_frees_one_of_two_whose_time_is_over, ideal, "first",
                "second", "nobody") {
  Semaphore semaphore(0);
  bool first = false;
  bool second = false;
  Timetable day;
  day.at(0ms, [&] { first = semaphore.acquire(5ms); });
  day.at(1ms, [&] { second = semaphore.acquire(4ms); });
  sleep(5ms);
  semaphore.release();
  day.run();
  EXPECT_FALSE(first && second);
  EXPECT_EQ(semaphore.acquire(no_wait), !first && !second);
  return first ? "first" : second ? "second" : "nobody";
}

EITHER_CONTRACT(Semaphore, who_comes_at_the_instant_of_the_release_may_be_before_one_that_waits,
                ideal, "waiter", "newcomer") {
  Semaphore semaphore(0);
  Story story;
  Timetable day;
  day.at(1ms, [&] {
    if (semaphore.acquire(10ms)) story.add("waiter");
  });
  day.at(5ms, [&] {
    if (semaphore.acquire(6ms)) story.add("newcomer");
  });
  sleep(5ms);
  semaphore.release();
  day.run();
  return story.text();
}

LAB_CONTRACT(Semaphore, an_expired_acquire_leaves_the_release_to_the_next) {
  Semaphore semaphore(0);
  Timetable day;
  day.at(0ms, [&] { EXPECT_FALSE(semaphore.acquire(2ms)); });
  day.at(1ms, [&] { EXPECT_TRUE(semaphore.acquire(2ms)); });
  day.at(2500us, [&] { semaphore.release(); });
  day.run();
  EXPECT_FALSE(semaphore.acquire(no_wait));
}

ANY_TIMING_CONTRACT(Semaphore, what_was_released_is_acquired_or_left) {
  Semaphore semaphore(0);
  std::atomic<int> taken = 0;
  Crew crew;
  crew.start(3, [&](int) { taken += semaphore.acquire(1ms) ? 1 : 0; });
  crew.start(2, [&](int) { semaphore.release(); });
  crew.join();
  int left = 0;
  while (semaphore.acquire(no_wait)) ++left;
  EXPECT_EQ(taken + left, 2);
}

ANY_TIMING_CONTRACT(Semaphore, no_more_than_its_value_are_inside_while_they_sleep) {
  Semaphore semaphore(2);
  std::atomic<int> inside = 0;
  Crew crew;
  crew.start(5, [&](int) {
    const std::scoped_lock place(semaphore);
    EXPECT_LE(++inside, 2);
    sleep(1ms);
    --inside;
  });
  crew.join();
}

LAB_CONTRACT(Semaphore, of_two_lets_five_through_in_three_rounds) {
  Semaphore semaphore(2);
  Crew crew;
  crew.start(5, [&](int) {
    const std::scoped_lock place(semaphore);
    sleep(1s);
  });
  crew.join();
  EXPECT_EQ(now(), 3s);
}

FIFO_CONTRACT(BoundedSemaphore, the_thread_that_has_waited_longest_goes_first) {
  BoundedSemaphore semaphore(1);
  Story story;
  Timetable day;
  semaphore.acquire();
  line_up(day, 3, story, [&](int) { const std::scoped_lock place(semaphore); });
  sleep(10ms);
  semaphore.release();
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3");
}

EITHER_CONTRACT(BoundedSemaphore, of_two_releases_for_one_acquire_the_second_is_refused, ideal, "0",
                "1") {
  BoundedSemaphore semaphore(1);
  std::string refused;
  semaphore.acquire();
  Crew crew;
  crew.start(2, [&](int i) {
    const std::string error = raised<ValueError>([&] { semaphore.release(); });
    if (error == "Semaphore released too many times") refused += std::to_string(i);
  });
  crew.join();
  return refused;
}

EITHER_CONTRACT(BoundedSemaphore, a_release_of_more_than_is_out_just_then_is_refused, ideal,
                "refused", "accepted") {
  BoundedSemaphore semaphore(2);
  semaphore.acquire();
  Crew crew;
  crew.start([&] { semaphore.acquire(); });
  const std::string error = raised<ValueError>([&] { semaphore.release(2); });
  crew.join();
  return error == "nothing was raised" ? "accepted" : "refused";
}

}  // namespace
}  // namespace threadlab::contract
