#include <functional>
#include <memory>
#include <threadlab/event.hpp>
#include <threadlab/thread.hpp>
#include <unordered_set>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Thread, start_calls_the_target_in_a_separate_thread_of_control) {
  std::uint64_t ident = 0;
  Thread thread({.target = [&] { ident = get_ident(); }});
  thread.start();
  thread.join();
  EXPECT_NE(ident, 0U);
  EXPECT_NE(ident, get_ident());
}

CONTRACT(Thread, nothing_is_called_before_start) {
  int calls = 0;
  Thread thread({.target = [&] { ++calls; }});
  EXPECT_EQ(calls, 0);
  EXPECT_FALSE(thread.is_alive());
}

CONTRACT(Thread, without_a_target_calls_nothing_and_ends) {
  Thread thread;
  thread.start();
  EXPECT_TRUE(thread.join());
  EXPECT_FALSE(thread.is_alive());
}

CONTRACT(Thread, start_more_than_once_raises_RuntimeError) {
  Event end;
  int calls = 0;
  Thread thread({.target = [&] {
    ++calls;
    end.wait();
  }});
  thread.start();
  EXPECT_EQ(raised<RuntimeError>([&] { thread.start(); }), "threads can only be started once");
  end.set();
  thread.join();
  EXPECT_EQ(raised<RuntimeError>([&] { thread.start(); }), "threads can only be started once");
  EXPECT_EQ(calls, 1);
}

CONTRACT(Thread, is_alive_from_start_until_its_target_has_returned) {
  Event end;
  Thread thread({.target = [&] {
    EXPECT_TRUE(current_thread().is_alive());
    end.wait();
  }});
  EXPECT_FALSE(thread.is_alive());
  thread.start();
  EXPECT_TRUE(thread.is_alive());
  end.set();
  thread.join();
  EXPECT_FALSE(thread.is_alive());
}

CONTRACT(Thread, join_waits_until_the_thread_has_ended) {
  int result = 0;
  Thread thread({.target = [&] { result = 42; }});
  thread.start();
  EXPECT_TRUE(thread.join());
  EXPECT_EQ(result, 42);
}

CONTRACT(Thread, join_returns_false_when_the_timeout_expired) {
  Event end;
  Thread thread({.target = [&] { end.wait(); }});
  thread.start();
  EXPECT_FALSE(thread.join(1ms));
  EXPECT_FALSE(thread.join(no_wait));
  EXPECT_TRUE(thread.is_alive());
  end.set();
  EXPECT_TRUE(thread.join(24h));
  EXPECT_FALSE(thread.is_alive());
}

CONTRACT(Thread, join_with_a_negative_timeout_raises_ValueError) {
  Thread thread;
  thread.start();
  thread.join();
  EXPECT_THROW(static_cast<void>(thread.join(-1s)), ValueError);
}

CONTRACT(Thread, may_be_joined_many_times) {
  Thread thread;
  thread.start();
  EXPECT_TRUE(thread.join());
  EXPECT_TRUE(thread.join());
  EXPECT_TRUE(thread.join(no_wait));
}

CONTRACT(Thread, may_be_joined_by_many_threads_at_once) {
  Event end;
  int result = 0;
  Thread thread({.target = [&] {
    end.wait();
    result = 1;
  }});
  thread.start();
  Crew crew;
  crew.start(4, [&](int i) {
    EXPECT_TRUE(i % 2 == 0 ? thread.join() : thread.join(24h));
    EXPECT_EQ(result, 1);
  });
  end.set();
}

CONTRACT(Thread, join_of_the_current_thread_raises_RuntimeError) {
  EXPECT_EQ(raised<RuntimeError>([] { current_thread().join(); }), "cannot join current thread");
  EXPECT_EQ(raised<RuntimeError>([] { return main_thread().join(1ms); }),
            "cannot join current thread");
  EXPECT_EQ(elsewhere([] { return raised<RuntimeError>([] { current_thread().join(); }); }),
            "cannot join current thread");
}

CONTRACT(Thread, join_before_start_raises_RuntimeError) {
  Thread thread;
  EXPECT_EQ(raised<RuntimeError>([&] { thread.join(); }),
            "cannot join thread before it is started");
  EXPECT_EQ(raised<RuntimeError>([&] { return thread.join(no_wait); }),
            "cannot join thread before it is started");
}

CONTRACT(Thread, dropping_every_handle_stops_nothing) {
  Event go_on;
  Event done;
  {
    Thread thread({.target = [&] {
      go_on.wait();
      done.set();
    }});
    thread.start();
  }
  go_on.set();
  EXPECT_TRUE(done.wait());
}

CONTRACT(Thread, one_never_started_may_be_dropped) {
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  {
    const Thread thread({.target = [counted] { FAIL() << "never started"; }});
  }
  EXPECT_EQ(counted.use_count(), 1);
}

CONTRACT(Thread, copies_of_a_handle_mean_the_same_thread) {
  int calls = 0;
  Thread thread({.target = [&] { ++calls; }, .name = "one"});
  Thread copy = thread;
  EXPECT_TRUE(copy == thread);
  EXPECT_EQ(std::hash<Thread>()(copy), std::hash<Thread>()(thread));
  copy.set_name("two");
  EXPECT_EQ(thread.name(), "two");
  copy.start();
  EXPECT_THROW(thread.start(), RuntimeError);
  thread.join();
  EXPECT_EQ(calls, 1);
}

CONTRACT(Thread, two_threads_are_never_equal) {
  const Thread one({.name = "same"});
  const Thread two({.name = "same"});
  EXPECT_TRUE(one != two);
  EXPECT_EQ(std::unordered_set<Thread>({one, two, one}).size(), 2U);
}

CONTRACT(Thread, its_target_may_be_of_a_kind_that_can_only_be_moved) {
  auto answer = std::make_unique<int>(42);
  int result = 0;
  Thread thread({.target = [answer = std::move(answer), &result] { result = *answer; }});
  thread.start();
  thread.join();
  EXPECT_EQ(result, 42);
}

CONTRACT(Thread, its_target_is_destroyed_before_it_has_finished) {
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  Thread thread({.target = [counted] {}});
  EXPECT_EQ(counted.use_count(), 2);
  thread.start();
  thread.join();
  EXPECT_EQ(counted.use_count(), 1);
}

CONTRACT(Thread, a_thread_may_start_and_join_others) {
  int depth = 0;
  std::function<void()> descend = [&] {
    if (++depth < 20) elsewhere(descend);
  };
  elsewhere(descend);
  EXPECT_EQ(depth, 20);
}

}  // namespace
}  // namespace threadlab::contract
