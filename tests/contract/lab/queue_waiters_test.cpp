#include <array>
#include <atomic>
#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>
#include <threadlab/simple_queue.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

// What all queues but SimpleQueue have in common, claimed for each.

#define FOR_ALL_QUEUES_AS(kind, claim)                        \
  kind(Queue, claim) { claim<Queue<int>>(); }                 \
  kind(LifoQueue, claim) { claim<LifoQueue<int>>(); }         \
  kind(PriorityQueue, claim) { claim<PriorityQueue<int>>(); } \
  static_assert(true)
#define FOR_ALL_QUEUES_EITHER(claim, ...)                                                   \
  EITHER_CONTRACT(Queue, claim, ideal, __VA_ARGS__) { return claim<Queue<int>>(); }         \
  EITHER_CONTRACT(LifoQueue, claim, ideal, __VA_ARGS__) { return claim<LifoQueue<int>>(); } \
  EITHER_CONTRACT(PriorityQueue, claim, ideal, __VA_ARGS__) {                               \
    return claim<PriorityQueue<int>>();                                                     \
  }                                                                                         \
  static_assert(true)

template <class Q>
void who_has_waited_longest_gets_first() {
  Q queue;
  Story story;
  Timetable day;
  line_up(day, 4, story, [&](int) { queue.get(); });
  sleep(10ms);
  for (int i = 0; i < 4; ++i) queue.put(i);
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3, 4");
}
FOR_ALL_QUEUES_AS(FIFO_CONTRACT, who_has_waited_longest_gets_first);

template <class Q>
void who_has_waited_longest_puts_first() {
  Q queue(1);
  Story story;
  Timetable day;
  queue.put(0);
  line_up(day, 4, story, [&](int i) { queue.put(i); });
  sleep(10ms);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(queue.get(), i);
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3, 4");
}
FOR_ALL_QUEUES_AS(FIFO_CONTRACT, who_has_waited_longest_puts_first);

template <class Q>
std::string a_put_at_the_instant_of_the_timeout_of_get_is_in_time_or_not() {
  Q queue;
  std::string result;
  Timetable day;
  day.at(0ms, [&] {
    const std::string error = raised<Empty>([&] { return queue.get(5ms); });
    result = error == "Empty" ? "Empty" : "got";
  });
  sleep(5ms);
  queue.put(1);
  day.run();
  EXPECT_EQ(queue.empty(), result == "got");
  return result;
}
FOR_ALL_QUEUES_EITHER(a_put_at_the_instant_of_the_timeout_of_get_is_in_time_or_not, "got", "Empty");

template <class Q>
std::string a_get_at_the_instant_of_the_timeout_of_put_is_in_time_or_not() {
  Q queue(1);
  std::string result;
  Timetable day;
  queue.put(1);
  day.at(0ms, [&] {
    const std::string error = raised<Full>([&] { queue.put(2, 5ms); });
    result = error == "Full" ? "Full" : "put";
  });
  sleep(5ms);
  EXPECT_EQ(queue.get(), 1);
  day.run();
  EXPECT_EQ(queue.qsize(), result == "put" ? 1U : 0U);
  return result;
}
FOR_ALL_QUEUES_EITHER(a_get_at_the_instant_of_the_timeout_of_put_is_in_time_or_not, "put", "Full");

template <class Q>
std::string a_shutdown_at_the_instant_of_the_timeout_frees_by_one_error_or_the_other() {
  Q queue;
  std::string result;
  Timetable day;
  day.at(0ms, [&] {
    const std::string error = raised<ShutDown>([&] { return queue.get(5ms); });
    result = error == "ShutDown" ? error : error.substr(error.find("Empty"));
  });
  sleep(5ms);
  queue.shutdown();
  day.run();
  return result;
}
FOR_ALL_QUEUES_EITHER(a_shutdown_at_the_instant_of_the_timeout_frees_by_one_error_or_the_other,
                      "Empty", "ShutDown");

template <class Q>
std::string a_shutdown_at_the_instant_of_a_put_comes_before_it_or_after() {
  Q queue;
  std::string got;
  std::string put;
  Timetable day;
  day.at(1ms, [&] { got = raised<ShutDown>([&] { return queue.get(); }); });
  day.at(5ms, [&] { queue.shutdown(); });
  day.at(5ms, [&] { put = raised<ShutDown>([&] { queue.put(1); }); });
  day.run();
  EXPECT_EQ(got, put);
  return got == "ShutDown" ? got : "got";
}
FOR_ALL_QUEUES_EITHER(a_shutdown_at_the_instant_of_a_put_comes_before_it_or_after, "got",
                      "ShutDown");

template <class Q>
void shutdown_frees_all_who_wait_in_get_and_put_at_that_instant() {
  Q empty;
  Q full(1);
  Timetable day;
  full.put(1);
  const auto expect_shut_down = [](const std::string& error) {
    EXPECT_EQ(error, "ShutDown");
    EXPECT_EQ(now(), 5ms);
  };
  for (int i = 1; i <= 2; ++i) {
    day.at(std::chrono::milliseconds(i), [&, i] {
      expect_shut_down(raised<ShutDown>([&] { return i == 1 ? empty.get() : empty.get(1h); }));
    });
    day.at(std::chrono::milliseconds(i), [&, i] {
      expect_shut_down(raised<ShutDown>([&] { i == 1 ? full.put(2) : full.put(2, 1h); }));
    });
  }
  sleep(5ms);
  empty.shutdown();
  full.shutdown();
  day.run();
  EXPECT_EQ(full.get(), 1);
}
FOR_ALL_QUEUES_AS(LAB_CONTRACT, shutdown_frees_all_who_wait_in_get_and_put_at_that_instant);

template <class Q>
void a_get_that_expired_takes_nothing_and_leaves_the_item_to_the_next() {
  Q queue;
  Timetable day;
  day.at(0ms, [&] {
    EXPECT_EQ(raised<Empty>([&] { return queue.get(2ms); }), "Empty");
    EXPECT_EQ(now(), 2ms);
  });
  day.at(1ms, [&] {
    EXPECT_EQ(queue.get(), 7);
    EXPECT_EQ(now(), 3ms);
  });
  day.at(3ms, [&] { queue.put(7); });
  day.run();
  EXPECT_TRUE(queue.empty());
}
FOR_ALL_QUEUES_AS(LAB_CONTRACT, a_get_that_expired_takes_nothing_and_leaves_the_item_to_the_next);

template <class Q>
void join_returns_at_the_instant_of_the_last_task_done() {
  Q queue;
  Timetable day;
  for (int i = 0; i < 3; ++i) queue.put(i);
  for (int i = 1; i <= 3; ++i) day.at(std::chrono::milliseconds(i), [&] { queue.task_done(); });
  queue.join();
  EXPECT_EQ(now(), 3ms);
  day.run();
  EXPECT_EQ(queue.qsize(), 3U);
}
FOR_ALL_QUEUES_AS(LAB_CONTRACT, join_returns_at_the_instant_of_the_last_task_done);

template <class Q>
void no_item_is_lost_or_got_twice_though_puts_and_gets_time_out() {
  Q queue(1);
  std::array<std::atomic<bool>, 2> put{};
  std::array<std::atomic<int>, 2> got{};  // how often
  Crew crew;
  crew.start(2, [&](int i) {
    put[static_cast<std::size_t>(i)] = raised<Full>([&] { queue.put(i, 1ms); }) != "Full";
  });
  crew.start(2, [&](int) {
    try {
      ++got[static_cast<std::size_t>(queue.get(1ms))];
    } catch (const Empty&) {
    }
  });
  crew.join();
  while (!queue.empty()) ++got[static_cast<std::size_t>(queue.get())];
  for (std::size_t i = 0; i != put.size(); ++i) EXPECT_EQ(got[i], put[i] ? 1 : 0);
}
FOR_ALL_QUEUES_AS(ANY_TIMING_CONTRACT, no_item_is_lost_or_got_twice_though_puts_and_gets_time_out);

FIFO_CONTRACT(SimpleQueue, who_has_waited_longest_gets_first) {
  SimpleQueue<int> queue;
  Story story;
  Timetable day;
  line_up(day, 3, story, [&](int i) { EXPECT_EQ(queue.get(), i); });
  sleep(10ms);
  for (int i = 1; i <= 3; ++i) queue.put(i);
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3");
}

EITHER_CONTRACT(SimpleQueue, a_put_at_the_instant_of_the_timeout_of_get_is_in_time_or_not, ideal,
                "got", "Empty") {
  SimpleQueue<int> queue;
  std::string error;
  Timetable day;
  day.at(0ms, [&] { error = raised<Empty>([&] { return queue.get(5ms); }); });
  sleep(5ms);
  queue.put(1);
  day.run();
  return error == "Empty" ? error : "got";
}

}  // namespace
}  // namespace threadlab::contract
