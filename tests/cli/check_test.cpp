#include <algorithm>

#include "program_test.hpp"

namespace threadlab::cli {
namespace {

class Check : public ProgramTest {
 protected:
  [[nodiscard]] Outcome check(const std::string& demo, const std::string& log,
                              const std::string& options = "") const {
    make_file("x.log", log);
    return shell("$threadlab check " + demo + " x.log " + options);
  }
};

constexpr const char* three_items =
    "(Thread-2 (worker)) 0\n(Thread-1 (worker)) 1\n(Thread-2 (worker)) 2\n";
constexpr const char* three_items_options = "--workers 2 --items 3";

TEST_F(Check, of_a_legal_log_gives_the_schedule_that_prints_it) {
  const Outcome outcome = check("queue", three_items, three_items_options);
  EXPECT_EQ(outcome.exit_code, 0);
  ASSERT_TRUE(outcome.out.starts_with("legal: a schedule prints the 3 lines\nv1.any."))
      << outcome.out;
  const std::string replay = "To replay it: ";
  const std::size_t at = outcome.out.find(replay);
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(shell(outcome.out.substr(at + replay.size())).out, three_items);
}

TEST_F(Check, of_an_illegal_log_says_how_far_it_goes_and_what_could_have_come_there) {
  const Outcome outcome =
      check("queue", "(Thread-1 (worker)) 1\n(Thread-1 (worker)) 0\n", "--workers 1 --items 2");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out,
            "illegal: no schedule prints the 2 lines; at most the first 0 can be printed\n"
            "line 1: (Thread-1 (worker)) 1\n"
            "what could have stood there:\n"
            "  (Thread-1 (worker)) 0\n"
            "line 1: item 1 is taken before item 0, which was put first\n");
}

TEST_F(Check, of_a_log_that_is_cut_off_is_illegal_unless_it_is_said_to_be) {
  const std::string cut = "(Thread-2 (worker)) 0\n(Thread-1 (wo";
  EXPECT_EQ(check("queue", cut, three_items_options).exit_code, 1);
  const Outcome partial = check("queue", cut, std::string(three_items_options) + " --partial");
  EXPECT_EQ(partial.exit_code, 0);
  const std::size_t at = partial.out.find("$threadlab");
  EXPECT_EQ(at, std::string::npos);
  EXPECT_NE(partial.out.find("--lenient --schedule v1.any"), std::string::npos) << partial.out;
}

TEST_F(Check, reads_the_log_from_stdin) {
  make_file("x.log", three_items);
  EXPECT_EQ(
      shell(std::string("$threadlab check queue - ") + three_items_options + " <x.log").exit_code,
      0);
}

TEST_F(Check, takes_line_ends_of_other_systems) {
  const Outcome outcome = check("lock",
                                "(MainThread) @test_01 : Another thread releases the lock\r\n"
                                "(MainThread) True\r\n(Thread-1 (test_01)) False\r\n"
                                "(MainThread) @test_02 : Another thread tries to acquire the lock"
                                "\r\n(MainThread) True\r\n(Thread-2 (test_02)) False\r\n");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
}

TEST_F(Check, of_an_empty_log_is_an_answer) {
  const Outcome outcome = check("start", "");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_TRUE(outcome.out.starts_with(
      "illegal: the log is empty, and no run comes to its end without a line\n"
      "what could have stood there:\n  ("))
      << outcome.out;
}

TEST_F(Check, of_another_demos_log_is_an_answer) {
  EXPECT_EQ(check("start", "(MainThread) Test start\n").exit_code, 1);
}

/// The fifo log of the queue with three more lines put in its midst.
class ForeignLine : public ProgramTest {
 protected:
  [[nodiscard]] Outcome check_with(const std::string& line) const {
    return shell("{ $threadlab queue --lab --items 9; " + line + "; } >x.log; " +
                 "$threadlab check queue --items 12 x.log");
  }
};

TEST_F(ForeignLine, in_another_format_is_named_with_the_format_that_it_looks_like) {
  const Outcome outcome = check_with("$threadlab queue --lab --items 3 --format json");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.out.find("\nline 10 of the log is '{\"name\":"), std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("not of the format '(%(threadName)-10s) %(message)s'; it looks like "
                             "--format json\n"),
            std::string::npos)
      << outcome.out;
}

TEST_F(ForeignLine, that_is_no_text_is_called_that) {
  const Outcome outcome = check_with("printf '\\000\\001\\n'");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.out.find("\nline 10 of the log is '\\x00\\x01', which is not"),
            std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("; it looks like no text\n"), std::string::npos) << outcome.out;
}

TEST_F(Check, of_a_log_with_colours_says_so) {
  const Outcome outcome =
      shell("$threadlab queue --lab --color always >x.log; $threadlab check queue x.log");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.out.find("\nline 1 has colours: print the log with --color never\n"),
            std::string::npos)
      << outcome.out;
}

TEST_F(ForeignLine, of_ten_megabytes_is_shortened) {
  const Outcome outcome = check_with("head -c 10000000 /dev/zero | tr '\\0' x");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_LT(outcome.out.size(), 2000U);
  EXPECT_NE(outcome.out.find("\nline 10 of the log is 'xxx"), std::string::npos) << outcome.out;
}

TEST_F(Check, gives_up_within_its_budget) {
  ASSERT_EQ(shell("$threadlab queue --lab --items 3000 | sed 2999d >x.log").exit_code, 0);
  const Outcome outcome = shell("$threadlab check queue x.log --items 3000 --time-limit 1ms");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_TRUE(outcome.out.starts_with("unknown: gave up; a schedule prints the first "))
      << outcome.out;
}

/// A log that is none, or not of the format; and what the refusal must name.
struct BadLog {
  const char* make;  ///< the shell command whose output is the log
  const char* options;
  const char* named;
};

class BadLogTest : public ProgramTest, public testing::WithParamInterface<BadLog> {};

TEST_P(BadLogTest, is_2_with_the_reason_in_one_line) {
  const std::string make = std::string(GetParam().make) + " >x.log; ";
  const Outcome outcome = shell(make + "$threadlab check queue x.log " + GetParam().options);
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
  EXPECT_NE(outcome.err.find(GetParam().named), std::string::npos) << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadLogTest,
    testing::Values(
        BadLog{"head -c 1000 /dev/zero", "", "line 1 of the log is '\\x00"},
        BadLog{"head -c 1000 /dev/zero", "", "it looks like no text"},
        BadLog{"$threadlab queue --lab | sed '1s/^/\\xef\\xbb\\xbf/'", "", "a byte order mark"},
        BadLog{"echo INFO:root:0", "",
               "it looks like --format '%(levelname)s:%(name)s:%(message)s'"},
        BadLog{"$threadlab queue --lab --format tutorial", "", "it looks like --format tutorial"},
        BadLog{"$threadlab queue --lab --format json", "", "it looks like --format json"},
        BadLog{"$threadlab queue --lab", "--format json", "it looks like the usual format"},
        BadLog{"head -c 10000000 /dev/zero | tr '\\0' x", "", "which is not of the format"},
        BadLog{"head -c 70000000 /dev/zero | tr '\\0' x", "", "is larger than 64 MiB"},
        BadLog{"echo x", "--format '%(nothing)s'", "--format: "},
        BadLog{"echo x", "--file -", "give it a file in place of -"},
        BadLog{"echo x", "--timing soon", "--timing takes ideal|any"}));

TEST_F(Check, without_a_demo_or_a_log_says_what_it_takes) {
  EXPECT_NE(shell("$threadlab check").err.find("check takes a demo and a log"), std::string::npos);
  EXPECT_NE(shell("$threadlab check lock").err.find("check takes a log"), std::string::npos);
  EXPECT_NE(shell("$threadlab check lock missing.log").err.find("No such file"), std::string::npos);
  EXPECT_EQ(shell("$threadlab check lock missing.log").exit_code, 2);
  EXPECT_EQ(shell("$threadlab check --help").exit_code, 0);
}

class EveryDemo : public ProgramTest, public testing::WithParamInterface<const char*> {};

TEST_P(EveryDemo, prints_under_any_schedule_a_log_that_is_legal) {
  const Outcome outcome = shell(
      "for seed in 1 2 3 4 5 6 7 8 9 10; do\n"
      "  $threadlab " +
      std::string(GetParam()) + " --lab --timing any --seed $seed >x.log 2>err\n" +
      "  partial=$(grep -q '^deadlock' err && echo --partial)\n" +  // what waits for ever
      "  $threadlab check " + GetParam() + " x.log $partial >out || echo $seed\n" + "done");
  EXPECT_EQ(outcome.out, "");
}

INSTANTIATE_TEST_SUITE_P(Table, EveryDemo,
                         testing::Values("daemon", "start", "join", "current-thread", "enumerate",
                                         "local", "queue", "timer", "event", "lock", "rlock",
                                         "semaphore", "condition", "barrier"));

TEST_F(Check, of_what_cpython_printed_says_that_it_is_legal) {
  const Outcome outcome = shell(
      "for log in $cpython_logs/*.log; do\n"
      "  demo=$(basename ${log%.?.log})\n"
      "  $threadlab check $demo $log --format tutorial >out || echo $demo\n"
      "done");
  EXPECT_EQ(outcome.out, "");
}

}  // namespace
}  // namespace threadlab::cli
