#include <threadlab/sleep.hpp>
#include <threadlab/timer.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

EITHER_CONTRACT(Timer, cancelled_at_the_instant_at_which_it_fires_it_calls_or_not, ideal, "called",
                "cancelled") {
  bool called = false;
  Timer timer(5ms, [&] { called = true; });
  timer.start();
  sleep(5ms);
  timer.cancel();
  timer.join();
  EXPECT_EQ(now(), 5ms);
  return called ? "called" : "cancelled";
}

LAB_CONTRACT(Timer, cancelled_before_it_fires_it_ends_at_once) {
  Timer timer(5ms, [] { FAIL() << "it was cancelled"; });
  timer.start();
  sleep(4ms);
  timer.cancel();
  timer.join();
  EXPECT_EQ(now(), 4ms);
}

LAB_CONTRACT(Timer, calls_its_function_at_the_instant_at_which_it_is_due) {
  Timer timer(5ms, [] { EXPECT_EQ(now(), 7ms); });
  sleep(2ms);
  timer.start();
  timer.join();
  EXPECT_EQ(now(), 7ms);
}

LAB_CONTRACT(Timer, cancelled_too_late_it_changes_nothing) {
  int calls = 0;
  Timer timer(5ms, [&] {
    sleep(10ms);
    ++calls;
  });
  timer.start();
  sleep(6ms);
  timer.cancel();
  timer.join();
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(now(), 15ms);
}

LAB_CONTRACT(Timer, is_awaited_by_the_end_of_the_program) {
  const auto called = std::make_shared<bool>(false);
  Timer timer(1h, [called] { *called = true; });
  timer.start();
  Thread witness({.target = [called, timer]() mutable {
    timer.join();
    EXPECT_TRUE(*called);
    EXPECT_EQ(now(), 1h);
  }});
  witness.start();
}

FIFO_CONTRACT(Timer, two_of_one_instant_fire_in_the_order_of_their_starts) {
  Story story;
  Timer second(5ms, [&] { story.add("started first"); });
  Timer first(5ms, [&] { story.add("started second"); });
  second.start();
  first.start();
  first.join();
  second.join();
  EXPECT_EQ(story.text(), "started first, started second");
}

ANY_TIMING_CONTRACT(Timer, calls_at_most_once_and_never_when_it_was_cancelled_before_its_start) {
  int calls = 0;
  Timer timer(1ms, [&] { ++calls; });
  Timer cancelled(1ms, [] { FAIL() << "it was cancelled"; });
  cancelled.cancel();
  timer.start();
  cancelled.start();
  timer.cancel();
  timer.join();
  cancelled.join();
  EXPECT_LE(calls, 1);
}

LAB_CONTRACT(Sleep, of_many_threads_costs_the_time_of_the_longest) {
  Crew crew;
  crew.start(5, [](int i) { sleep(std::chrono::hours(i)); });
  crew.join();
  EXPECT_EQ(now(), 4h);
}

LAB_CONTRACT(Sleep, ends_at_its_very_instant_in_the_order_of_time) {
  Story story;
  Timetable day;
  for (const int i : {3, 1, 2}) {
    day.at(0ms, [&story, i] {
      sleep(std::chrono::nanoseconds(i));
      EXPECT_EQ(now(), std::chrono::nanoseconds(i));
      story.add(std::to_string(i));
    });
  }
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3");
}

EITHER_CONTRACT(Sleep, of_two_that_end_at_one_instant_either_may_go_on_first, ideal, "0, 1",
                "1, 0") {
  Story story;
  Crew crew;
  crew.start(2, [&](int i) {
    sleep(5ms);
    story.add(std::to_string(i));
  });
  crew.join();
  return story.text();
}

EITHER_CONTRACT(Sleep, on_a_machine_of_any_speed_the_longer_may_end_first, any, "1, 2", "2, 1") {
  Story story;
  Crew crew;
  crew.start(2, [&](int i) {
    sleep(std::chrono::hours(i + 1));
    story.add(std::to_string(i + 1));
  });
  crew.join();
  return story.text();
}

ANY_TIMING_CONTRACT(Sleep, never_ends_before_its_time) {
  Crew crew;
  crew.start(3, [](int i) {
    for (int turn = 0; turn < 3; ++turn) {
      const Duration begin = now();
      sleep(std::chrono::milliseconds(i));
      EXPECT_GE(now() - begin, std::chrono::milliseconds(i));
    }
  });
  crew.join();
}

}  // namespace
}  // namespace threadlab::contract
