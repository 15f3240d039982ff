#include <gtest/gtest.h>

#include <memory>
#include <numeric>
#include <string>
#include <threadlab/check.hpp>
#include <threadlab/golden/log_lines.hpp>
#include <threadlab/threading.hpp>
#include <vector>

#include "../lab/programs.hpp"

namespace threadlab::check {
namespace {

using namespace std::chrono_literals;

void two_greetings() {
  for (const char* const name : {"a", "b"}) {
    Thread thread({.target = [] { logging::info("hello"); }, .name = name});
    thread.start();
  }
}

/// As the tutorial's queue: ten daemon workers share the items.
void share_out_numbers(int count) {
  std::vector<int> items(static_cast<std::size_t>(count));
  std::iota(items.begin(), items.end(), 0);
  lab::share_out(items, 10, 0, 1ms);
}

std::string without_line(const std::string& log, std::size_t number) {
  std::string rest;
  for (const std::string_view line : golden::split_lines(log)) {
    if (number-- != 1) rest.append(line) += '\n';
  }
  return rest;
}

TEST(CheckVerdict, a_log_that_some_schedule_prints_is_legal_and_its_schedule_prints_it) {
  const std::string log = "(b         ) hello\n(a         ) hello\n";
  const Verdict verdict = check({}, two_greetings, log);
  ASSERT_EQ(verdict.answer, Answer::legal);
  EXPECT_EQ(lab::run({.schedule = verdict.schedule}, two_greetings).log, log);
}

TEST(CheckVerdict, what_runs_under_any_timing_print_is_legal) {
  const auto program = [] { share_out_numbers(100); };
  for (std::uint64_t seed = 0; seed != 20; ++seed) {
    const std::string log = lab::run({.seed = seed, .timing = lab::Timing::any}, program).log;
    const Verdict verdict = check({}, program, log);
    ASSERT_EQ(verdict.answer, Answer::legal) << log;
    EXPECT_EQ(lab::run({.schedule = verdict.schedule}, program).log, log);
  }
}

TEST(CheckVerdict, under_ideal_timing_a_log_may_be_illegal_that_another_timing_prints) {
  const auto program = [] {
    Thread late({.target = [] {
      sleep(2s);
      logging::info("late");
    }});
    late.start();
    sleep(1s);
    logging::info("early");
  };
  const std::string log = "(Thread-1  ) late\n(MainThread) early\n";
  EXPECT_EQ(check({}, program, log).answer, Answer::legal);
  EXPECT_EQ(check({.timing = lab::Timing::ideal}, program, log).answer, Answer::illegal);
}

TEST(CheckVerdict, a_long_log_that_lacks_a_line_is_illegal_from_where_it_is_missed) {
  const auto program = [] { share_out_numbers(200); };
  const std::string log = lab::run({}, program).log;
  const Verdict verdict = check({.time_limit = 1h}, program, without_line(log, 150));
  EXPECT_EQ(verdict.answer, Answer::illegal);
  EXPECT_EQ(verdict.prefix, 158U);  // nine workers go on without it, until its own comes again
  EXPECT_TRUE(verdict.is_longest);
  EXPECT_EQ(verdict.why, "line 159: item 159 is taken before item 149, which was put first");
}

TEST(CheckVerdict, a_draw_is_what_the_log_says_it_was) {
  const auto program = [] { logging::info("drew {}", randint(1, 1'000'000'000)); };
  EXPECT_EQ(check({}, program, "(MainThread) drew 123456789\n").answer, Answer::legal);
  // That no other draw leads there cannot be known.
  EXPECT_EQ(check({}, program, "(MainThread) drew nothing\n").answer, Answer::unknown);
}

TEST(CheckVerdict, a_run_that_waits_for_ever_is_no_whole_log_but_the_beginning_of_one) {
  const auto program = [] {
    logging::info("waiting");
    Event().wait();
  };
  const std::string log = "(MainThread) waiting\n";
  EXPECT_EQ(check({}, program, log).answer, Answer::illegal);
  EXPECT_EQ(check({.partial = true}, program, log).answer, Answer::legal);
}

TEST(CheckVerdict, a_message_of_two_lines_is_one_step) {
  const auto program = [] {
    two_greetings();
    logging::info("one\ntwo");
  };
  EXPECT_EQ(
      check({}, program, "(b         ) hello\n(MainThread) one\ntwo\n(a         ) hello\n").answer,
      Answer::legal);
  EXPECT_EQ(
      check({}, program, "(MainThread) one\n(b         ) hello\ntwo\n(a         ) hello\n").answer,
      Answer::illegal);
}

TEST(CheckVerdict, a_format_without_names_does_not_say_who_printed_a_line) {
  const auto program = [] {
    const auto count = [] {
      for (int i = 0; i != 3; ++i) logging::info("{}", i);
    };
    Thread thread({.target = count});
    thread.start();
    count();
  };
  const Options options{.format = "%(asctime)s %(message)s"};
  const auto stamped = [](const std::string& digits) {
    std::string log;
    for (const char digit : digits) log += std::string("2024-05-17 09:30:00,123 ") + digit + "\n";
    return log;
  };
  EXPECT_EQ(check(options, program, stamped("001212")).answer, Answer::legal);
  EXPECT_EQ(check(options, program, stamped("000121")).answer, Answer::illegal);
}

TEST(CheckVerdict, a_line_has_the_name_that_its_thread_has_when_it_is_printed) {
  const auto program = [] {
    Thread thread({.target = [] {
      for (int i = 0; i != 3; ++i) logging::info("hello");
    }});
    thread.start();
    thread.set_name("renamed");
    thread.set_name("renamed");
  };
  for (const int before : {0, 1, 2, 3}) {
    std::string log;
    for (int i = 0; i != 3; ++i)
      log += i < before ? "(Thread-1  ) hello\n" : "(renamed   ) hello\n";
    EXPECT_EQ(check({}, program, log).answer, Answer::legal) << log;
  }
  EXPECT_EQ(
      check({}, program, "(Thread-1  ) hello\n(renamed   ) hello\n(Thread-1  ) hello\n").answer,
      Answer::illegal);
}

TEST(CheckVerdict, an_rlock_that_is_held_twice_is_free_once_it_is_released_twice) {
  const auto program = [] {
    const auto lock = std::make_shared<RLock>();
    const auto say = [lock](const char* text) {
      for (int i = 0; i != 3; ++i) {
        const std::scoped_lock outer(*lock);
        const std::scoped_lock inner(*lock);
        logging::info("{}", text);
      }
    };
    Thread thread({.target = [say] { say("b"); }});
    thread.start();
    say("a");
    Event().wait();
  };
  const std::string a = "(MainThread) a\n";
  const std::string b = "(Thread-1  ) b\n";
  EXPECT_EQ(check({.partial = true}, program, b + a + b + b).answer, Answer::legal);
  EXPECT_EQ(check({.partial = true}, program, a + b + a + b + a + b).answer, Answer::legal);
}

TEST(CheckVerdict, an_exception_that_leaves_the_program_is_handed_over) {
  const auto program = [] { throw RuntimeError("no"); };
  const Verdict verdict = check({}, program, "");
  EXPECT_EQ(verdict.answer, Answer::legal);
  EXPECT_THROW(std::rethrow_exception(verdict.exception), RuntimeError);
}

}  // namespace
}  // namespace threadlab::check
