// The end of the program: each claim runs in a process of its own, and is about how that ends.

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <threadlab/threading.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

class ProgramEndOnThreads : public testing::Test {
 protected:
  ProgramEndOnThreads() { testing::GTEST_FLAG(death_test_style) = "threadsafe"; }
};

#define PROGRAM_END(claim) TEST_F(ProgramEndOnThreads, claim)

void say(const char* words) { std::fputs(words, stderr); }

[[noreturn]] void end_of_main() { std::exit(0); }

const testing::ExitedWithCode success(0);

PROGRAM_END(non_daemon_threads_are_joined) {
  auto program = [] {
    auto main_ends = std::make_shared<Event>();
    Thread thread({.target = [main_ends] {
      main_ends->wait();
      say("worked to the end");
    }});
    thread.start();
    main_ends->set();
    end_of_main();
  };
  EXPECT_EXIT(program(), success, "worked to the end");
}

PROGRAM_END(threads_started_by_those_that_are_joined_are_joined_too) {
  auto program = [] {
    Thread thread({.target = [] {
      main_thread().join();
      Thread late({.target = [] { say("late but not lost"); }});
      late.start();
    }});
    thread.start();
    end_of_main();
  };
  EXPECT_EXIT(program(), success, "late but not lost");
}

PROGRAM_END(join_of_the_main_thread_returns_once_it_has_ended) {
  auto program = [] {
    Thread thread({.target = [] {
      main_thread().join();
      say(main_thread().is_alive() ? "alive" : "ended");
    }});
    thread.start();
    end_of_main();
  };
  EXPECT_EXIT(program(), success, "ended");
}

PROGRAM_END(pending_timers_run_first) {
  auto program = [] {
    Timer timer(1ms, [] { say("rang"); });
    timer.start();
    end_of_main();
  };
  EXPECT_EXIT(program(), success, "rang");
}

PROGRAM_END(daemon_threads_vanish_where_they_stand) {
  struct Witness {
    ~Witness() { say("destroyed"); }
  };
  auto program = [] {
    auto queue = std::make_shared<Queue<int>>();
    auto begun = std::make_shared<Event>();
    Thread thread({.target =
                       [queue, begun] {
                         const Witness witness;
                         begun->set();
                         queue->get();
                       },
                   .daemon = true});
    thread.start();
    begun->wait();
    say("main ends.");
    end_of_main();
  };
  EXPECT_EXIT(program(), success, "^main ends\\.$");
}

PROGRAM_END(a_daemon_that_works_on_does_not_keep_the_program) {
  auto program = [] {
    auto lock = std::make_shared<Lock>();
    for (int i = 0; i < 4; ++i) {
      Thread thread({.target =
                         [lock] {
                           for (;;) {
                             lock->acquire();
                             lock->release();
                           }
                         },
                     .daemon = true});
      thread.start();
    }
    end_of_main();
  };
  EXPECT_EXIT(program(), success, "");
}

PROGRAM_END(shutdown_joins_every_non_daemon_thread) {
  auto program = [] {
    int result = 0;
    Event daemon_end;
    Thread daemon({.target = [&] { daemon_end.wait(); }, .daemon = true});
    daemon.start();
    Thread thread({.target = [&] { result = 7; }});
    thread.start();
    shutdown();
    std::fprintf(stderr, "result %d", result);
    std::fflush(stderr);
    _exit(0);
  };
  EXPECT_EXIT(program(), success, "result 7");
}

PROGRAM_END(an_error_that_ends_a_thread_does_not_end_the_program) {
  auto program = [] {
    Thread thread({.target = {"worker", [] { throw RuntimeError("boom"); }}});
    thread.start();
    thread.join();
    say("went on");
    end_of_main();
  };
  EXPECT_EXIT(program(), success,
              "Exception in thread Thread-[0-9]+ \\(worker\\):(.|\n)*"
              "RuntimeError: boom(.|\n)*went on");
}

}  // namespace
}  // namespace threadlab::contract
