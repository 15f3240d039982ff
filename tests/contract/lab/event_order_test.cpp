#include <threadlab/event.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

FIFO_CONTRACT(Event, set_frees_all_oldest_first) {
  Event event;
  Story story;
  Timetable day;
  line_up(day, 4, story, [&](int) { event.wait(); });
  sleep(10ms);
  event.set();
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3, 4");
}

LAB_CONTRACT(Event, set_frees_all_who_wait_though_clear_follows_at_once) {
  Event event;
  Story story;
  Timetable day;
  line_up(day, 3, story, [&](int i) { EXPECT_TRUE(i == 1 ? event.wait() : event.wait(1h)); });
  sleep(10ms);
  event.set();
  event.clear();
  day.run();
  EXPECT_EQ(now(), 10ms);
  EXPECT_FALSE(event.is_set());
}

LAB_CONTRACT(Event, who_comes_after_clear_waits_for_the_next_set) {
  Event event;
  Timetable day;
  day.at(1ms, [&] {
    event.set();
    event.clear();
  });
  day.at(2ms, [&] {
    event.wait();
    EXPECT_EQ(now(), 3ms);
  });
  day.at(3ms, [&] { event.set(); });
  day.run();
}

EITHER_CONTRACT(Event, a_set_at_the_instant_of_the_timeout_is_in_time_or_not, ideal, "set",
                "expired") {
  Event event;
  std::string result;
  Timetable day;
  day.at(0ms, [&] { result = event.wait(5ms) ? "set" : "expired"; });
  sleep(5ms);
  event.set();
  day.run();
  EXPECT_EQ(now(), 5ms);
  return result;
}

EITHER_CONTRACT(Event, who_comes_at_the_instant_of_set_and_clear_is_freed_or_not, ideal, "freed",
                "missed") {
  Event event;
  std::string result;
  Timetable day;
  day.at(5ms, [&] { result = event.wait(1ms) ? "freed" : "missed"; });
  day.at(5ms, [&] {
    event.set();
    event.clear();
  });
  day.run();
  return result;
}

LAB_CONTRACT(Event, a_wait_expires_just_when_its_time_is_over) {
  Event event;
  EXPECT_FALSE(event.wait(5ms));
  EXPECT_EQ(now(), 5ms);
  EXPECT_FALSE(event.wait(no_wait));
  EXPECT_EQ(now(), 5ms);
}

LAB_CONTRACT(Event, a_second_set_frees_those_who_came_after_the_first) {
  Event event;
  Story story;
  Timetable day;
  day.at(1ms, [&] {
    event.set();
    event.clear();
  });
  line_up(day, 3, story, [&](int i) {
    if (i == 1) sleep(500us);
    event.wait();
  });
  day.at(5ms, [&] { event.set(); });
  sleep(4ms);
  EXPECT_EQ(story.text(), "");
  day.run();
}

ANY_TIMING_CONTRACT(Event, who_was_freed_sees_what_was_done_before_set) {
  Event event;
  int value = 0;
  Crew crew;
  crew.start(3, [&](int) {
    const bool freed = event.wait(1ms);
    EXPECT_TRUE(!freed || value == 1);
  });
  value = 1;
  event.set();
}

}  // namespace
}  // namespace threadlab::contract
