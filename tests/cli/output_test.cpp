#include "program_test.hpp"

namespace threadlab::cli {
namespace {

class Output : public ProgramTest {};

// Threads that sleep for an hour: a run that did not end at once would not end before the test.
constexpr const char* sleeper = "$threadlab daemon --tick 1h --work 1h";

TEST_F(Output, a_full_disk_ends_the_run_at_once_with_2_and_the_reason) {
  const Outcome outcome = shell(std::string(sleeper) + " >/dev/full");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.err, "threadlab: cannot write the log to stdout: No space left on device\n");
}

TEST_F(Output, a_full_log_file_is_named) {
  const Outcome outcome = shell(std::string(sleeper) + " --log-file /dev/full");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.err,
            "threadlab: cannot write the log to '/dev/full': No space left on device\n");
}

TEST_F(Output, a_stdout_that_is_closed_or_only_to_be_read_is_an_error) {
  for (const char* stdout_of_the_run : {" >&-", " 1</dev/null"}) {
    const Outcome outcome = shell(std::string(sleeper) + stdout_of_the_run);
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.err, "threadlab: cannot write the log to stdout: Bad file descriptor\n");
  }
}

TEST_F(Output, a_log_file_does_not_take_the_place_of_a_closed_stream) {
  EXPECT_EQ(shell("$threadlab lock --log-file x.log >&- 2>&-").exit_code, 0);
  EXPECT_EQ(shell("$threadlab lock --update --log-file x.log 2>&-").exit_code, 2);
  EXPECT_TRUE(content("x.log").starts_with("(MainThread) @test_01"));
}

TEST_F(Output, a_pipe_that_nobody_reads_ends_the_run_at_once_with_141_and_without_a_word) {
  const Outcome outcome = shell(std::string("exec ") + sleeper, Reader::nobody);
  EXPECT_EQ(outcome.exit_code, 141);
  EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace threadlab::cli
