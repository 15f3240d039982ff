// A comparison in the lab: it is part of the step of put or get, also when it takes steps itself.

#include <threadlab/priority_queue.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

/// Its comparison takes steps, which let other threads go on, and time.
struct SleepsToCompare {
  int value;

  friend bool operator<(const SleepsToCompare& a, const SleepsToCompare& b) {
    sleep(1ms);
    return a.value < b.value;
  }
};

struct ThrowsToCompare {
  int value;

  friend bool operator<(const ThrowsToCompare& a, const ThrowsToCompare& b) {
    if (a.value == 0 || b.value == 0) throw ValueError("zero");
    return a.value < b.value;
  }
};

LAB_CONTRACT(PriorityQueue, a_comparison_that_takes_steps_lets_nobody_in_to_a_queue_half_changed) {
  PriorityQueue<SleepsToCompare> queue;
  Crew crew;
  crew.start(3, [&](int producer) {
    for (int i = 0; i < 4; ++i) queue.put({10 * i + producer});
  });
  crew.join();
  std::vector<std::vector<int>> gots(2);
  crew.start(2, [&](int consumer) {
    std::vector<int>& mine = gots[static_cast<std::size_t>(consumer)];
    for (int i = 0; i < 6; ++i) mine.push_back(queue.get().value);
  });
  crew.join();
  std::vector<int> got = gots[0];
  got.insert(got.end(), gots[1].begin(), gots[1].end());
  std::ranges::sort(got);
  EXPECT_EQ(got, std::vector<int>({0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32}));
}

LAB_CONTRACT(PriorityQueue, questions_and_task_done_wait_while_a_comparison_sleeps) {
  PriorityQueue<SleepsToCompare> queue;
  Timetable day;
  queue.put({2});
  day.at(1ms, [&] { queue.put({1}); });
  day.at(1500us, [&] {
    EXPECT_EQ(queue.qsize(), 2U);
    EXPECT_EQ(now(), 2ms);
  });
  day.at(1500us, [&] {
    queue.task_done();
    EXPECT_EQ(now(), 2ms);
  });
  day.run();
  EXPECT_EQ(queue.get().value, 1);
}

LAB_CONTRACT(PriorityQueue, a_comparison_may_time_out_in_a_wait_of_its_own) {
  Lock lock;
  lock.acquire();
  const auto less = [&](int a, int b) {
    EXPECT_FALSE(lock.acquire(1ms));
    return a < b;
  };
  PriorityQueue<int, decltype(less)> queue(0, less);
  queue.put(2);
  EXPECT_NO_THROW(queue.put(1, 5s));
  EXPECT_EQ(queue.get(5s), 1);
}

LAB_CONTRACT(PriorityQueue, a_get_that_waits_behind_a_comparison_expires_in_time) {
  PriorityQueue<SleepsToCompare> queue;
  Timetable day;
  queue.put({2});
  day.at(0ms, [&] { queue.put({1}); });
  day.at(100us, [&] {
    EXPECT_THROW(queue.get(500us), Empty);
    EXPECT_EQ(now(), 600us);
  });
  day.run();
  EXPECT_EQ(queue.qsize(), 2U);
}

LAB_CONTRACT(PriorityQueue, a_comparison_that_throws_in_a_put_that_waited_passes_the_room_on) {
  PriorityQueue<ThrowsToCompare> queue(2);
  Timetable day;
  queue.put({1});
  queue.put({2});
  day.at(1ms, [&] { EXPECT_THROW(queue.put({0}), ValueError); });
  day.at(2ms, [&] { queue.put({3}); });
  sleep(5ms);
  EXPECT_EQ(queue.get().value, 1);
  sleep(1ms);
  EXPECT_EQ(queue.qsize(), 2U);  // 2 and 3, whoever of the two came first
  EXPECT_EQ(queue.get().value, 2);
  day.run();
  EXPECT_EQ(queue.get().value, 3);
}

LAB_CONTRACT(PriorityQueue, what_it_gives_is_the_least_of_what_was_in_it_just_then) {
  PriorityQueue<int> queue;
  Timetable day;
  for (const int item : {5, 1, 4}) day.at(1ms, [&queue, item] { queue.put(item); });
  for (const int item : {3, 0}) day.at(3ms, [&queue, item] { queue.put(item); });
  sleep(2ms);
  EXPECT_EQ(queue.get(), 1);
  sleep(2ms);
  for (const int least : {0, 3, 4, 5}) EXPECT_EQ(queue.get(), least);
  day.run();
}

}  // namespace
}  // namespace threadlab::contract
