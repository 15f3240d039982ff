#include <threadlab/event.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Event, is_initially_not_set) {
  Event event;
  EXPECT_FALSE(event.is_set());
}

CONTRACT(Event, is_set_tells_whether_the_flag_is_true) {
  Event event;
  event.set();
  EXPECT_TRUE(event.is_set());
  event.set();
  EXPECT_TRUE(event.is_set());
  event.clear();
  EXPECT_FALSE(event.is_set());
  event.clear();
  EXPECT_FALSE(event.is_set());
}

CONTRACT(Event, wait_on_a_set_event_returns_true_at_once) {
  Event event;
  event.set();
  EXPECT_TRUE(event.wait());
  EXPECT_TRUE(event.wait(no_wait));
  EXPECT_TRUE(event.wait(1ns));
}

CONTRACT(Event, wait_does_not_clear_the_flag) {
  Event event;
  event.set();
  event.wait();
  EXPECT_TRUE(event.is_set());
  EXPECT_TRUE(event.wait());
}

CONTRACT(Event, wait_returns_false_when_the_timeout_expired) {
  Event event;
  EXPECT_FALSE(event.wait(1ms));
  EXPECT_FALSE(event.wait(1ns));
  EXPECT_FALSE(event.wait(no_wait));
  EXPECT_FALSE(event.is_set());
}

CONTRACT(Event, wait_after_clear_waits_again) {
  Event event;
  event.set();
  event.clear();
  EXPECT_FALSE(event.wait(1ms));
}

CONTRACT(Event, wait_with_a_negative_timeout_raises_ValueError) {
  Event event;
  EXPECT_THROW(static_cast<void>(event.wait(-1s)), ValueError);
}

CONTRACT(Event, wait_blocks_until_another_thread_sets_the_flag) {
  Event event;
  bool about_to_set = false;
  Crew crew;
  crew.start([&] {
    about_to_set = true;
    event.set();
  });
  EXPECT_TRUE(event.wait());
  EXPECT_TRUE(about_to_set);
}

CONTRACT(Event, set_lets_all_waiting_threads_proceed) {
  Event event;
  int value = 0;
  Crew crew;
  crew.start(5, [&](int i) {
    EXPECT_TRUE(i % 2 == 0 ? event.wait() : event.wait(24h));
    EXPECT_EQ(value, 1);
    EXPECT_TRUE(event.wait());
  });
  value = 1;
  event.set();
}

CONTRACT(Event, set_and_clear_are_seen_by_other_threads) {
  Event event;
  elsewhere([&] { event.set(); });
  EXPECT_TRUE(event.is_set());
  elsewhere([&] { event.clear(); });
  EXPECT_FALSE(event.is_set());
}

CONTRACT(Event, two_events_hand_a_turn_to_and_fro) {
  Event ping;
  Event pong;
  int turns = 0;
  Crew crew;
  crew.start([&] {
    for (int i = 0; i < 500; ++i) {
      ping.wait();
      ping.clear();
      ++turns;
      pong.set();
    }
  });
  for (int i = 0; i < 500; ++i) {
    ++turns;
    ping.set();
    pong.wait();
    pong.clear();
  }
  crew.join();
  EXPECT_EQ(turns, 1000);
}

}  // namespace
}  // namespace threadlab::contract
