#include <atomic>
#include <threadlab/barrier.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

/// What became of a wait: its index, or "broken".
std::string outcome_of_wait(Barrier& barrier, Timeout timeout = forever) {
  try {
    return std::to_string(barrier.wait(timeout));
  } catch (const BrokenBarrierError&) {
    return "broken";
  }
}

LAB_CONTRACT(Barrier, the_index_is_the_order_of_arrival) {
  Barrier barrier(4);
  Timetable day;
  for (int i = 0; i < 4; ++i) {
    day.at(std::chrono::milliseconds(4 - i), [&barrier, i] { EXPECT_EQ(barrier.wait(), 3 - i); });
  }
  day.run();
}

LAB_CONTRACT(Barrier, all_go_on_at_the_instant_at_which_the_last_comes) {
  Barrier barrier(3);
  Timetable day;
  for (int i = 1; i <= 3; ++i) {
    day.at(std::chrono::milliseconds(i), [&] {
      barrier.wait();
      EXPECT_EQ(now(), 3ms);
    });
  }
  day.run();
}

FIFO_CONTRACT(Barrier, those_who_wait_leave_oldest_first_after_the_last) {
  Barrier barrier(4);
  Story story;
  Timetable day;
  line_up(day, 4, story, [&](int) { barrier.wait(); });
  day.run();
  EXPECT_EQ(story.text(), "4, 1, 2, 3");
}

LAB_CONTRACT(Barrier, a_timeout_breaks_it_for_all_at_that_instant) {
  Barrier barrier(4);
  Timetable day;
  for (int i = 1; i <= 3; ++i) {
    day.at(std::chrono::milliseconds(i), [&, i] {
      EXPECT_EQ(outcome_of_wait(barrier, i == 2 ? Timeout(3ms) : forever), "broken");
      EXPECT_EQ(now(), 5ms);
    });
  }
  day.run();
  EXPECT_TRUE(barrier.broken());
}

EITHER_CONTRACT(Barrier, the_last_who_comes_at_the_instant_of_a_timeout_is_in_time_or_not, ideal,
                "0 1", "broken broken") {
  Barrier barrier(2);
  std::string first;
  std::string last;
  Timetable day;
  day.at(0ms, [&] { first = outcome_of_wait(barrier, 5ms); });
  day.at(5ms, [&] { last = outcome_of_wait(barrier); });
  day.run();
  return first + " " + last;
}

LAB_CONTRACT(Barrier, a_timeout_that_passes_while_the_action_runs_breaks_nothing) {
  Barrier barrier(2, [] { sleep(10ms); });
  Timetable day;
  day.at(0ms, [&] { EXPECT_EQ(outcome_of_wait(barrier, 5ms), "0"); });
  day.at(1ms, [&] { EXPECT_EQ(outcome_of_wait(barrier, 5ms), "1"); });
  day.run();
  EXPECT_EQ(now(), 11ms);
}

LAB_CONTRACT(Barrier, abort_waits_for_the_end_of_the_action) {
  Barrier barrier(2, [] { sleep(10ms); });
  Timetable day;
  day.at(0ms, [&] { (void)outcome_of_wait(barrier); });
  day.at(0ms, [&] { (void)outcome_of_wait(barrier); });
  day.at(5ms, [&] {
    barrier.abort();
    EXPECT_EQ(now(), 10ms);
  });
  // Who has not left by then finds it broken, as in CPython.
  day.run();
  EXPECT_TRUE(barrier.broken());
}

EITHER_CONTRACT(Barrier, an_abort_at_the_end_of_the_action_comes_before_the_others_leave_or_after,
                ideal, "0", "broken") {
  Barrier barrier(2, [] { sleep(10ms); });
  std::string first;
  Timetable day;
  day.at(0ms, [&] { first = outcome_of_wait(barrier); });
  day.at(1ms, [&] { EXPECT_EQ(outcome_of_wait(barrier), "1"); });
  day.at(5ms, [&] { barrier.abort(); });
  day.run();
  return first;
}

LAB_CONTRACT(Barrier, who_comes_while_the_action_runs_waits_for_the_next_round) {
  Barrier barrier(2, [] { sleep(10ms); });
  Timetable day;
  for (int i = 0; i < 4; ++i) {
    day.at(std::chrono::milliseconds(i), [&, i] {
      barrier.wait();
      EXPECT_EQ(now(), i < 2 ? 11ms : 21ms);
    });
  }
  day.run();
}

LAB_CONTRACT(Barrier, an_action_that_throws_reaches_the_last_and_breaks_it_for_the_others) {
  Barrier barrier(3, [] { throw ValueError("no"); });
  Timetable day;
  for (int i = 1; i <= 3; ++i) {
    day.at(std::chrono::milliseconds(i), [&, i] {
      if (i == 3) {
        EXPECT_EQ(raised<ValueError>([&] { return barrier.wait(); }), "no");
      } else {
        EXPECT_EQ(outcome_of_wait(barrier), "broken");
      }
    });
  }
  day.run();
}

LAB_CONTRACT(Barrier, reset_sends_those_who_wait_away_and_lets_the_next_round_in) {
  Barrier barrier(2);
  Timetable day;
  day.at(1ms, [&] { EXPECT_EQ(outcome_of_wait(barrier), "broken"); });
  day.at(2ms, [&] { barrier.reset(); });
  day.at(3ms, [&] { EXPECT_EQ(outcome_of_wait(barrier), "0"); });
  day.at(4ms, [&] { EXPECT_EQ(outcome_of_wait(barrier), "1"); });
  day.run();
  EXPECT_FALSE(barrier.broken());
}

EITHER_CONTRACT(Barrier, an_abort_at_the_instant_of_the_last_arrival_breaks_the_round_or_not, ideal,
                "0 1", "broken 1", "broken broken") {
  Barrier barrier(2);
  std::string first;
  std::string last;
  Timetable day;
  day.at(0ms, [&] { first = outcome_of_wait(barrier); });
  day.at(5ms, [&] { last = outcome_of_wait(barrier); });
  day.at(5ms, [&] { barrier.abort(); });
  day.run();
  return first + " " + last;
}

LAB_CONTRACT(Barrier, n_waiting_counts_those_who_have_come) {
  Barrier barrier(3);
  Timetable day;
  day.at(1ms, [&] { barrier.wait(); });
  day.at(3ms, [&] { barrier.wait(); });
  sleep(2ms);
  EXPECT_EQ(barrier.n_waiting(), 1);
  sleep(2ms);
  EXPECT_EQ(barrier.n_waiting(), 2);
  barrier.wait();
  EXPECT_EQ(barrier.n_waiting(), 0);
  day.run();
}

ANY_TIMING_CONTRACT(Barrier, a_round_with_a_timeout_passes_for_all_or_for_none) {
  Barrier barrier(3);
  std::atomic<int> passed = 0;
  Crew crew;
  crew.start(3, [&](int i) {
    if (outcome_of_wait(barrier, i == 0 ? Timeout(1ms) : forever) != "broken") ++passed;
  });
  crew.join();
  EXPECT_TRUE(passed == 0 || passed == 3) << passed;
  EXPECT_EQ(barrier.broken(), passed == 0);
}

}  // namespace
}  // namespace threadlab::contract
