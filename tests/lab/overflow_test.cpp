#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>
#include <threadlab/runtime/lab/sanitizers.hpp>

#include "programs.hpp"

namespace threadlab::lab {
namespace {

/// Needs a kilobyte of stack for each step down.
int descend(int depth) {
  volatile char frame[1024] = {};
  return depth == 0 ? frame[0] : descend(depth - 1) + frame[1023];
}

constexpr int too_deep = 1'000'000;

void overflow_in_a_worker() {
  (void)run({}, [] {
    Thread worker({.target = {"worker", [] { (void)descend(too_deep); }}});
    worker.start();
    worker.join();
  });
}

/// Writes where there is no memory, in a thread of a lab.
void fault_otherwise() {
  (void)run({}, [] {
    void* const page = mmap(nullptr, 1, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *static_cast<volatile char*>(page) = 1;
  });
}

constexpr bool is_sanitized = runtime::lab::sanitizers::any;

/// Whether the process ended as it does when nobody handles the signal: a sanitizer reports it.
class EndedBy {
 public:
  explicit EndedBy(int signal) : signal_(signal) {}

  bool operator()(int status) const {
    return is_sanitized ? WIFEXITED(status) && WEXITSTATUS(status) != 0
                        : testing::KilledBySignal(signal_)(status);
  }

 private:
  int signal_;
};

class LabOverflow : public testing::Test {
 protected:
  // Each in a new process: the handler that was there before is the one before the first run.
  void SetUp() override { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

TEST_F(LabOverflow, says_whose_stack_it_was_and_ends_the_process_by_the_signal) {
  EXPECT_EXIT(overflow_in_a_worker(), testing::KilledBySignal(SIGSEGV),
              "^threadlab: the stack of thread \"Thread-1 \\(worker\\)\" has overflowed "
              "\\(256 KiB in the lab\\): let it recurse less deeply");
}

TEST_F(LabOverflow, of_the_main_thread_is_reported_too) {
  EXPECT_EXIT((void)run({}, [] { (void)descend(too_deep); }), testing::KilledBySignal(SIGSEGV),
              "the stack of thread \"MainThread\" has overflowed");
}

TEST_F(LabOverflow, is_reported_on_every_OS_thread_that_runs_a_lab) {
  const auto overflow_elsewhere = [] {
    (void)run({}, [] {});
    std::thread(overflow_in_a_worker).join();
  };
  EXPECT_EXIT(overflow_elsewhere(), testing::KilledBySignal(SIGSEGV), "\"Thread-1 \\(worker\\)\"");
}

TEST_F(LabOverflow, is_not_what_another_fault_is_called) {
  EXPECT_EXIT(fault_otherwise(), EndedBy(SIGSEGV), is_sanitized ? "Sanitizer: SEGV" : "^$");
}

TEST_F(LabOverflow, leaves_other_faults_to_the_handler_that_was_there_before) {
  const auto fault_with_a_handler = [] {
    struct sigaction action {};
    action.sa_handler = [](int /*signal*/) { _exit(42); };
    sigaction(SIGSEGV, &action, nullptr);
    fault_otherwise();
  };
  EXPECT_EXIT(fault_with_a_handler(), testing::ExitedWithCode(42), "");
}

TEST_F(LabOverflow, leaves_a_signal_that_was_sent_to_its_default) {
  const auto send = [] { (void)run({}, [] { (void)raise(SIGBUS); }); };
  EXPECT_EXIT(send(), EndedBy(SIGBUS), is_sanitized ? "Sanitizer: BUS" : "^$");
}

}  // namespace
}  // namespace threadlab::lab
