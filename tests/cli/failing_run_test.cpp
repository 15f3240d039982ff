#include <algorithm>
#include <csignal>

#include "program_test.hpp"

namespace threadlab::cli {
namespace {

class FailingRun : public ProgramTest {};

TEST_F(FailingRun, threads_that_cannot_be_had_are_Pythons_RuntimeError_and_exit_code_1) {
  if (is_sanitized) GTEST_SKIP() << "a sanitizer needs more memory than this test leaves";
  const Outcome outcome = shell("ulimit -v 1000000; $threadlab queue --workers 100000 --work 0");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.err, "Exception in the main thread:\nRuntimeError: can't start new thread\n");
}

TEST_F(FailingRun, a_thread_that_dies_of_an_exception_makes_1_of_the_exit_code) {
  const Outcome outcome = shell("$failing thread-dies");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out, "(MainThread) going on\n");
  EXPECT_TRUE(outcome.err.ends_with("ValueError: no good\n")) << outcome.err;
}

TEST_F(FailingRun, a_script_that_dies_waits_for_its_threads_as_Python_does) {
  const Outcome outcome = shell("$failing script-dies");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_EQ(outcome.out, "(Thread-1 (worker)) done\n");
  EXPECT_EQ(outcome.err, "Exception in the main thread:\nRuntimeError: no good\n");
}

TEST_F(FailingRun, whatever_is_thrown_is_caught) {
  EXPECT_EQ(shell("$failing no-exception-at-all").exit_code, 1);
}

TEST_F(FailingRun, options_that_contradict_each_other_are_a_usage_error_of_the_script) {
  const Outcome outcome = shell("$failing options-contradict");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.err, "threadlab: --this takes more than --that\n");
}

TEST_F(FailingRun, a_file_that_breaks_in_the_middle_is_2_with_the_reason) {
  const Outcome outcome = shell("$failing file-breaks");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "(Thread-1 (worker)) done\n");
  EXPECT_EQ(outcome.err, "threadlab: cannot read items: Input/output error\n");
}

TEST_F(FailingRun, a_claim_that_is_false_is_1_on_threads_and_in_the_lab) {
  for (const char* const where : {"", " --lab"}) {
    const Outcome outcome = shell(std::string("$failing claim-is-false") + where);
    EXPECT_EQ(outcome.exit_code, 1) << where;
    EXPECT_NE(outcome.err.find("never more than two in the pool"), std::string::npos) << where;
  }
}

TEST_F(FailingRun, a_stack_that_overflows_in_the_lab_is_named_and_the_log_before_it_kept) {
  const Outcome outcome = shell("exec $failing stack-overflows --lab");
  EXPECT_EQ(outcome.exit_code, -SIGSEGV);
  EXPECT_EQ(outcome.out, "(MainThread) going down\n");
  EXPECT_EQ(outcome.err,
            "threadlab: the stack of thread \"Thread-1 (worker)\" has overflowed (256 KiB in the "
            "lab): let it recurse less deeply, and keep large objects off the stack\n");
}

TEST_F(FailingRun, its_log_does_not_become_a_golden) {
  const Outcome outcome = shell("$failing thread-dies --golden x.log --update");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_FALSE(exists("x.log"));
  EXPECT_TRUE(
      outcome.err.ends_with("threadlab: golden 'x.log' stays as it was, for the run failed\n"))
      << outcome.err;
}

TEST_F(FailingRun, it_is_a_no_also_when_its_log_is_that_of_the_golden) {
  make_file("x.log", "(MainThread) going on\n");
  EXPECT_EQ(shell("$failing thread-dies --golden x.log").exit_code, 1);
}

}  // namespace
}  // namespace threadlab::cli
