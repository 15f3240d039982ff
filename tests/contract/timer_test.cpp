#include <optional>
#include <threadlab/event.hpp>
#include <threadlab/timer.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Timer, calls_its_function_once_the_interval_has_passed) {
  int calls = 0;
  Timer timer(1ms, [&] { ++calls; });
  timer.start();
  timer.join();
  EXPECT_EQ(calls, 1);
}

CONTRACT(Timer, of_no_interval_calls_its_function_at_once) {
  int calls = 0;
  Timer timer(0s, [&] { ++calls; });
  timer.start();
  timer.join();
  EXPECT_EQ(calls, 1);
}

CONTRACT(Timer, calls_its_function_in_a_thread_of_its_own) {
  std::optional<Thread> caller;
  Timer timer(0s, [&] { caller = current_thread(); });
  timer.start();
  timer.join();
  EXPECT_EQ(caller, static_cast<const Thread&>(timer));
}

CONTRACT(Timer, does_nothing_before_it_is_started) {
  int calls = 0;
  Timer timer(0s, [&] { ++calls; });
  EXPECT_FALSE(timer.is_alive());
  EXPECT_EQ(calls, 0);
}

CONTRACT(Timer, cancel_stops_it_while_it_waits) {
  int calls = 0;
  Timer timer(24h, [&] { ++calls; });
  timer.start();
  EXPECT_TRUE(timer.is_alive());
  timer.cancel();
  timer.join();
  EXPECT_EQ(calls, 0);
  EXPECT_FALSE(timer.is_alive());
}

CONTRACT(Timer, cancel_before_start_keeps_its_function_from_being_called) {
  int calls = 0;
  Timer timer(0s, [&] { ++calls; });
  timer.cancel();
  timer.start();
  timer.join();
  EXPECT_EQ(calls, 0);
}

CONTRACT(Timer, cancel_changes_nothing_once_its_function_has_begun) {
  Event begun;
  Event go_on;
  int calls = 0;
  Timer timer(0s, [&] {
    begun.set();
    go_on.wait();
    ++calls;
  });
  timer.start();
  begun.wait();
  timer.cancel();
  go_on.set();
  timer.join();
  timer.cancel();
  EXPECT_EQ(calls, 1);
}

CONTRACT(Timer, cancel_may_be_called_twice_and_by_its_own_function) {
  int calls = 0;
  std::optional<Timer> timer;
  timer.emplace(0s, [&] {
    timer->cancel();
    timer->cancel();
    ++calls;
  });
  timer->start();
  timer->join();
  EXPECT_EQ(calls, 1);
}

CONTRACT(Timer, may_be_cancelled_by_another_thread) {
  Timer timer(24h, [] { FAIL() << "called although it was cancelled"; });
  timer.start();
  elsewhere([&] { timer.cancel(); });
  EXPECT_TRUE(timer.join(24h));
}

CONTRACT(Timer, is_a_thread) {
  Timer timer(24h, [] {});
  EXPECT_EQ(raised<RuntimeError>([&] { timer.join(); }), "cannot join thread before it is started");
  timer.set_name("alarm");
  timer.set_daemon(true);
  timer.start();
  EXPECT_EQ(timer.name(), "alarm");
  EXPECT_TRUE(timer.daemon());
  EXPECT_TRUE(timer.ident());
  EXPECT_EQ(raised<RuntimeError>([&] { timer.start(); }), "threads can only be started once");
  timer.cancel();
  timer.join();
}

CONTRACT(Timer, inherits_daemon_from_its_creator) {
  EXPECT_FALSE(Timer(24h, [] {}).daemon());
  Thread creator({.target = [] { EXPECT_TRUE(Timer(24h, [] {}).daemon()); }, .daemon = true});
  creator.start();
  creator.join();
}

CONTRACT(Timer, a_negative_interval_raises_ValueError) {
  EXPECT_THROW(Timer(-1s, [] {}), ValueError);
}

CONTRACT(Timer, dropping_the_handle_stops_nothing) {
  Event called;
  {
    Timer timer(0s, [&] { called.set(); });
    timer.start();
  }
  EXPECT_TRUE(called.wait());
}

CONTRACT(Timer, copies_mean_the_same_timer) {
  int calls = 0;
  Timer timer(24h, [&] { ++calls; });
  Timer copy = timer;
  EXPECT_TRUE(copy == timer);
  timer.start();
  copy.cancel();
  copy.join();
  EXPECT_EQ(calls, 0);
}

}  // namespace
}  // namespace threadlab::contract
