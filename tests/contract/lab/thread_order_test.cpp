#include <array>
#include <atomic>
#include <threadlab/event.hpp>
#include <threadlab/excepthook.hpp>
#include <threadlab/local.hpp>
#include <threadlab/thread.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

Thread started(Target target) {
  Thread thread({.target = std::move(target)});
  thread.start();
  return thread;
}

EITHER_CONTRACT(Thread, a_join_whose_time_is_over_at_the_instant_of_the_end_is_in_time_or_not,
                ideal, "finished", "expired") {
  Thread thread = started([] { sleep(5ms); });
  const bool finished = thread.join(5ms);
  EXPECT_EQ(now(), 5ms);
  thread.join();
  return finished ? "finished" : "expired";
}

LAB_CONTRACT(Thread, join_returns_at_the_instant_of_the_end) {
  Thread thread = started([] { sleep(5ms); });
  EXPECT_FALSE(thread.join(4ms));
  EXPECT_EQ(now(), 4ms);
  EXPECT_TRUE(thread.join(1h));
  EXPECT_EQ(now(), 5ms);
  EXPECT_TRUE(thread.join(no_wait));
}

FIFO_CONTRACT(Thread, those_who_join_it_go_on_oldest_first) {
  Thread thread = started([] { sleep(10ms); });
  Story story;
  Timetable day;
  line_up(day, 3, story, [&](int) { thread.join(); });
  day.run();
  EXPECT_EQ(story.text(), "1, 2, 3");
}

LAB_CONTRACT(Thread, all_who_join_it_go_on_at_its_end) {
  Thread thread = started([] { sleep(10ms); });
  Crew crew;
  crew.start(4, [&](int i) {
    EXPECT_TRUE(i % 2 == 0 ? thread.join() : thread.join(1h));
    EXPECT_EQ(now(), 10ms);
  });
  crew.join();
}

EITHER_CONTRACT(Thread, start_returns_before_its_target_has_ended_or_after, ideal, "before",
                "after") {
  std::atomic<bool> ended = false;
  Thread thread = started([&] {
    sleep(0s);
    ended = true;
  });
  const bool after = ended;
  thread.join();
  return after ? "after" : "before";
}

FIFO_CONTRACT(Thread, threads_begin_in_the_order_in_which_they_were_started) {
  Story story;
  Crew crew;
  crew.start(3, [&](int i) { story.add(std::to_string(i)); });
  crew.join();
  EXPECT_EQ(story.text(), "0, 1, 2");
}

LAB_CONTRACT(Thread, has_begun_and_is_listed_when_start_returns) {
  Thread thread = started([] { sleep(1ms); });
  EXPECT_TRUE(thread.is_alive());
  EXPECT_TRUE(thread.ident());
  EXPECT_EQ(active_count(), 2U);
  thread.join();
  EXPECT_EQ(active_count(), 1U);
}

EITHER_CONTRACT(Thread, of_two_that_start_it_at_once_one_is_refused, ideal, "0", "1") {
  Thread thread({.target = [] {}});
  std::string refused;
  Crew crew;
  crew.start(2, [&](int i) {
    const std::string error = raised<RuntimeError>([&] { thread.start(); });
    if (error == "threads can only be started once") refused += std::to_string(i);
  });
  crew.join();
  return refused;
}

LAB_CONTRACT(Daemon, is_handed_down_from_thread_to_thread) {
  Thread creator({.target =
                      [] {
                        Thread child({.target = [] {
                          EXPECT_TRUE(current_thread().daemon());
                          EXPECT_TRUE(Thread().daemon());
                          EXPECT_FALSE(Thread({.daemon = false}).daemon());
                        }});
                        child.start();
                        child.join();
                      },
                  .daemon = true});
  creator.start();
  creator.join();
}

LAB_CONTRACT(Daemon, does_not_keep_the_program) {
  const auto never = std::make_shared<Event>();
  Thread daemon({.target = [never] { never->wait(); }, .daemon = true});
  daemon.start();
  Thread late({.target =
                   [] {
                     sleep(1h);
                     FAIL() << "the program had ended";
                   },
               .daemon = true});
  late.start();
}

LAB_CONTRACT(Daemon, is_there_until_the_last_other_thread_has_ended) {
  const auto ticks = std::make_shared<std::atomic<int>>(0);
  Thread daemon({.target =
                     [ticks] {
                       for (;; ++*ticks) sleep(10ms);
                     },
                 .daemon = true});
  daemon.start();
  Thread last({.target = [ticks] {
    main_thread().join();
    sleep(95ms);
    EXPECT_EQ(*ticks, 9);
  }});
  last.start();
}

LAB_CONTRACT(MainThread, who_joins_it_goes_on_when_it_ends) {
  Thread thread({.target = [] {
    main_thread().join();
    EXPECT_EQ(now(), 5ms);
    EXPECT_FALSE(main_thread().is_alive());
    EXPECT_EQ(enumerate().size(), 2U);
  }});
  thread.start();
  sleep(5ms);
}

LAB_CONTRACT(Excepthook, is_called_once_in_each_thread_that_fails_at_that_instant) {
  const auto calls = std::make_shared<int>(0);
  excepthook = [calls](const ExceptHookArgs& args) {
    EXPECT_TRUE(args.thread == current_thread());
    EXPECT_EQ(args.message, "at " + std::to_string(now().count()));
    ++*calls;
  };
  Timetable day;
  for (const auto instant : {1ms, 2ms, 2ms}) {
    day.at(instant, [] { throw RuntimeError("at " + std::to_string(now().count())); });
  }
  day.run();
  EXPECT_EQ(*calls, 3);
  EXPECT_EQ(uncaught_exceptions(), 3U);
}

LAB_CONTRACT(Excepthook, may_wait_while_the_thread_is_still_alive) {
  const auto end = std::make_shared<Event>();
  excepthook = [end](const ExceptHookArgs&) { end->wait(); };
  Thread thread = started([] { throw RuntimeError("boom"); });
  EXPECT_FALSE(thread.join(1h));
  EXPECT_TRUE(thread.is_alive());
  end->set();
  thread.join();
}

LAB_CONTRACT(Local, each_thread_keeps_its_value_whoever_goes_between) {
  Local<int> local;
  Crew crew;
  crew.start(4, [&](int i) {
    EXPECT_FALSE(local.has_value());
    for (int turn = 0; turn < 3; ++turn) {
      local.set(10 * i + turn);
      sleep(1ms);
      EXPECT_EQ(local.value(), 10 * i + turn);
    }
  });
  crew.join();
  EXPECT_FALSE(local.has_value());
}

LAB_CONTRACT(Local, a_factory_that_waits_makes_one_value_for_each_thread) {
  std::atomic<int> made = 0;
  Local<int> local([&]() -> int {
    sleep(1ms);
    return ++made;
  });
  Crew crew;
  crew.start(3, [&](int) {
    const int mine = local.value();
    sleep(1ms);
    EXPECT_EQ(local.value(), mine);
  });
  crew.join();
  EXPECT_EQ(made, 3);
}

LAB_CONTRACT(Local, a_value_whose_destruction_waits_is_gone_before_join_returns) {
  struct Slow {
    bool* gone;
    ~Slow() {
      sleep(1ms);
      *gone = true;
    }
  };
  bool gone = false;
  Local<std::unique_ptr<Slow>> local;
  elsewhere([&] { local.set(std::unique_ptr<Slow>(new Slow{&gone})); });
  EXPECT_TRUE(gone);
  EXPECT_EQ(now(), 1ms);
}

}  // namespace
}  // namespace threadlab::contract
