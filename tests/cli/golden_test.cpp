#include "program_test.hpp"

namespace threadlab::cli {
namespace {

class Golden : public ProgramTest {
 protected:
  /// Makes x.log the log of the lock demo.
  void make_golden() const {
    ASSERT_EQ(shell("$threadlab lock --golden x.log --update").exit_code, 0);
  }
};

TEST_F(Golden, one_that_is_missing_is_a_no_with_the_command_that_would_write_it) {
  const Outcome outcome = shell("$threadlab lock --golden 'my x.log' --format '%(message)s'");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out, "");
  const std::string begin = "threadlab: there is no golden 'my x.log'; to write it: ";
  ASSERT_TRUE(outcome.err.starts_with(begin)) << outcome.err;

  EXPECT_EQ(shell(outcome.err.substr(begin.size())).exit_code, 0);
  EXPECT_TRUE(content("my x.log").starts_with("@test_01"));
}

TEST_F(Golden, a_run_that_is_like_it_is_a_yes_without_a_word) {
  make_golden();
  for (const char* match :
       {"", "--match legal", "--match exact", "--match per-thread", "--match lines"}) {
    const Outcome outcome = shell(std::string("$threadlab lock --golden x.log ") + match);
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_EQ(outcome.err, "");
  }
}

TEST_F(Golden, the_log_is_printed_as_without_it_and_without_colours) {
  make_golden();
  EXPECT_EQ(shell("$threadlab lock --golden x.log --color always").out, content("x.log"));
  EXPECT_EQ(shell("$threadlab lock").out, content("x.log"));
}

TEST_F(Golden, a_run_that_differs_is_a_no_with_a_diff_on_stderr) {
  make_golden();
  const Outcome outcome = shell(
      "sed -i 's/) False/) Maybe/' x.log; "
      "$threadlab lock --golden x.log --match per-thread");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.err.find("\n-(Thread-1 (test_01)) Maybe\n+(Thread-1 (test_01)) False\n"),
            std::string::npos)
      << outcome.err;
  EXPECT_NE(outcome.err.find("threadlab: the log differs from golden 'x.log'"), std::string::npos);
}

TEST_F(Golden, how_it_is_matched_decides_on_which_order_is_a_difference) {
  make_golden();
  const Outcome outcome = shell(
      "sort -r x.log >sorted.log\n"
      "for match in exact per-thread lines; do\n"
      "  $threadlab lock --golden sorted.log --match $match >out 2>err; echo $match $?\n"
      "done");
  EXPECT_EQ(outcome.out, "exact 1\nper-thread 1\nlines 0\n");
}

TEST_F(Golden, json_and_times_are_compared_by_what_a_run_determines) {
  for (const char* format : {"json", "'%(asctime)s %(process)d %(threadName)s %(message)s'"}) {
    const std::string command = std::string("$threadlab lock --golden y.log --format ") + format;
    EXPECT_EQ(shell(command + " --update").exit_code, 0);
    EXPECT_EQ(shell(command).exit_code, 0);
  }
}

TEST_F(Golden, one_that_cannot_be_read_is_no_comparison_and_nothing_starts) {
  const Outcome outcome = shell("$threadlab lock --golden .");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_NE(outcome.err.find("Is a directory\n"), std::string::npos) << outcome.err;
}

TEST_F(Golden, one_that_cannot_be_written_is_2_with_the_reason) {
  const Outcome outcome = shell("$threadlab lock --golden missing/x.log --update");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("No such file or directory\n"), std::string::npos) << outcome.err;
}

TEST_F(Golden, one_with_strange_bytes_is_compared_honestly) {
  make_golden();
  for (const std::string match : {"", " --match per-thread"}) {
    const std::string compare = "$threadlab lock --golden x.log" + match;
    EXPECT_EQ(shell("printf '\\377\\000' >>x.log; " + compare).exit_code, 1);
    EXPECT_EQ(shell(": >x.log; " + compare).exit_code, 1);
  }
}

TEST_F(Golden, one_with_other_line_ends_differs_in_its_bytes_and_is_as_legal) {
  ASSERT_EQ(shell("$threadlab lock | sed 's/$/\\r/' >x.log").exit_code, 0);
  EXPECT_EQ(shell("$threadlab lock --golden x.log --match per-thread").exit_code, 1);
  EXPECT_EQ(shell("$threadlab lock --golden x.log").exit_code, 0);
}

TEST_F(Golden, of_a_run_that_gave_up_is_neither_a_no_nor_written) {
  const Outcome update = shell("$threadlab lock --lab --max-steps 5 --golden x.log --update");
  EXPECT_EQ(update.exit_code, 3);
  EXPECT_FALSE(exists("x.log"));
  make_file("x.log", "");
  EXPECT_EQ(shell("$threadlab lock --lab --max-steps 5 --golden x.log").exit_code, 3);
}

TEST_F(Golden, one_of_another_schedule_is_as_good_as_the_runs_own) {
  ASSERT_EQ(shell("$threadlab queue --lab --items 30 --timing any --seed 3 >x.log").exit_code, 0);
  const Outcome outcome = shell("$threadlab queue --items 30 --work 1ms --golden x.log");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
}

TEST_F(Golden, one_that_no_schedule_prints_is_a_no_that_says_why) {
  ASSERT_EQ(shell("$threadlab queue --lab --items 9 | sed 3d >x.log").exit_code, 0);
  const Outcome outcome = shell("$threadlab queue --items 9 --work 1ms --golden x.log");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.err.find("threadlab: the log of golden 'x.log' is not legal\nillegal: "),
            std::string::npos)
      << outcome.err;
}

TEST_F(Golden, of_a_run_that_reads_stdin_is_compared_thread_by_thread) {
  const std::string run = "echo a | $threadlab queue --workers 1 --file - --golden x.log";
  ASSERT_EQ(shell(run + " --update").exit_code, 0);
  EXPECT_EQ(shell(run).exit_code, 0);
  EXPECT_EQ(shell(run + " --match legal").exit_code, 2);
}

TEST_F(Golden, an_update_that_changes_nothing_says_nothing) {
  make_golden();
  EXPECT_EQ(shell("$threadlab lock --golden x.log --update").err, "");
}

}  // namespace
}  // namespace threadlab::cli
