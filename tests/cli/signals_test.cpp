#include <csignal>

#include "program_test.hpp"

namespace threadlab::cli {
namespace {

class Signals : public ProgramTest {};

constexpr const char* sleeper = "exec $threadlab daemon --tick 1h --work 1h";

TEST_F(Signals, SIGINT_ends_a_run_whose_threads_all_sleep_with_130) {
  Process process(sleeper);
  process.read_line();
  process.send(SIGINT);
  const Outcome outcome = process.wait();
  EXPECT_EQ(outcome.exit_code, 130);
  EXPECT_EQ(outcome.err, "");
  EXPECT_TRUE(outcome.out.starts_with("(MainThread) Starting\n"));
}

TEST_F(Signals, one_that_ends_a_run_in_the_lab_leaves_whole_lines_and_not_a_word_on_stderr) {
  for (const int signal : {SIGINT, SIGTERM}) {
    Process process("exec $threadlab queue --lab --items 2147483647 --max-steps 1000000000000");
    process.wait_until_it_waits_for_signals();
    process.send(signal);
    const Outcome outcome = process.wait();
    EXPECT_EQ(outcome.exit_code, 128 + signal);
    EXPECT_EQ(outcome.err, "");
    EXPECT_TRUE(outcome.out.empty() || outcome.out.ends_with('\n'));
  }
}

TEST_F(Signals, SIGTERM_ends_it_with_143) {
  Process process(sleeper);
  process.read_line();
  process.send(SIGTERM);
  EXPECT_EQ(process.wait().exit_code, 143);
}

TEST_F(Signals, the_log_so_far_is_whole_lines) {
  Process process("exec $threadlab queue --items 2147483647 --work 0 --workers 4");
  for (int i = 0; i < 100; ++i) process.read_line();
  process.send(SIGINT);
  const Outcome outcome = process.wait();
  EXPECT_EQ(outcome.exit_code, 130);
  EXPECT_TRUE(outcome.out.ends_with('\n'));
}

TEST_F(Signals, a_line_longer_than_a_page_is_written_whole_or_not_at_all) {
  std::string line;
  line.resize(10'000'000, 'x');
  make_file("items", line + "\n");
  Process process(
      here("exec $threadlab queue --file items --work 1h --format '%(message)s' "
           "--log-file x.log"));
  process.wait_until_it_waits_for_signals();
  process.send(SIGTERM);
  EXPECT_EQ(process.wait().exit_code, 143);
  EXPECT_EQ(content("x.log").size() % 10'000'001, 0U);
}

TEST_F(Signals, a_run_that_is_stuck_in_a_write_ends_too) {
  Process process("exec $threadlab lock", Reader::a_sleeper);
  process.wait_until_it_waits_for_signals();
  process.send(SIGINT);
  EXPECT_EQ(process.wait().exit_code, 130);
}

TEST_F(Signals, one_that_was_ignored_at_the_start_stays_ignored) {
  Process process(std::string("trap '' INT; ") + sleeper);
  process.read_line();
  process.send(SIGINT);
  process.send(SIGTERM);
  EXPECT_EQ(process.wait().exit_code, 143);
}

// As a shell starts a command in its background.
TEST_F(Signals, one_that_was_ignored_does_not_stop_an_exploration_either) {
  const Outcome outcome = shell(
      "trap '' INT; $threadlab explore semaphore --workers 5 --jobs 1 --max-executions 5000 & "
      "i=0; while [ $i != 20000 ]; do kill -INT $!; i=$((i + 1)); done; wait $!");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.out.find("executions       5000\n"), std::string::npos) << outcome.out;
}

}  // namespace
}  // namespace threadlab::cli
