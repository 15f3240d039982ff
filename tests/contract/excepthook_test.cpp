#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <threadlab/excepthook.hpp>
#include <threadlab/lock.hpp>
#include <threadlab/thread.hpp>
#include <threadlab/timer.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

/// Gives the default hook back when the claim is over.
struct DefaultHookAfterwards {
  ~DefaultHookAfterwards() { excepthook = nullptr; }
};

[[noreturn]] void fail() { throw RuntimeError("boom"); }

CONTRACT(Excepthook, is_called_with_the_error_and_the_thread_it_ended) {
  const DefaultHookAfterwards restore;
  std::optional<ExceptHookArgs> seen;
  excepthook = [&](const ExceptHookArgs& args) { seen = args; };
  Thread thread({.target = fail});
  thread.start();
  thread.join();
  ASSERT_TRUE(seen);
  EXPECT_TRUE(seen->thread == thread);
  EXPECT_EQ(seen->message, "boom");
  EXPECT_NE(seen->exc_type.find("RuntimeError"), std::string::npos);
  EXPECT_EQ(raised<RuntimeError>([&] { std::rethrow_exception(seen->exc_value); }), "boom");
}

CONTRACT(Excepthook, is_called_in_the_thread_that_failed_while_it_is_alive) {
  const DefaultHookAfterwards restore;
  int calls = 0;
  excepthook = [&](const ExceptHookArgs& args) {
    EXPECT_TRUE(args.thread == current_thread());
    EXPECT_TRUE(args.thread.is_alive());
    ++calls;
  };
  elsewhere([] { fail(); });
  EXPECT_EQ(calls, 1);
}

CONTRACT(Excepthook, is_not_called_when_a_thread_ends_normally) {
  const DefaultHookAfterwards restore;
  excepthook = [](const ExceptHookArgs&) { FAIL() << "nothing was raised"; };
  elsewhere([] {});
}

CONTRACT(Excepthook, is_not_called_for_an_error_that_the_target_handles) {
  const DefaultHookAfterwards restore;
  excepthook = [](const ExceptHookArgs&) { FAIL() << "it was handled"; };
  elsewhere([] { EXPECT_THROW(fail(), RuntimeError); });
}

CONTRACT(Excepthook, an_error_ends_its_own_thread_only) {
  const DefaultHookAfterwards restore;
  excepthook = [](const ExceptHookArgs&) {};
  Thread thread({.target = fail});
  thread.start();
  EXPECT_TRUE(thread.join());
  EXPECT_FALSE(thread.is_alive());
  EXPECT_EQ(elsewhere([] { return 1; }), 1);
}

CONTRACT(Excepthook, is_called_for_what_is_no_std_exception) {
  const DefaultHookAfterwards restore;
  int thrown = 0;
  excepthook = [&](const ExceptHookArgs& args) {
    try {
      std::rethrow_exception(args.exc_value);
    } catch (int value) {
      thrown = value;
    }
  };
  elsewhere([] { throw 42; });
  EXPECT_EQ(thrown, 42);
}

CONTRACT(Excepthook, is_called_for_a_timers_function) {
  const DefaultHookAfterwards restore;
  std::string message;
  excepthook = [&](const ExceptHookArgs& args) { message = args.message; };
  Timer timer(0s, fail);
  timer.start();
  timer.join();
  EXPECT_EQ(message, "boom");
}

CONTRACT(Excepthook, an_error_unwinds_the_target_before_the_hook_is_called) {
  const DefaultHookAfterwards restore;
  Lock lock;
  excepthook = [&](const ExceptHookArgs&) { EXPECT_FALSE(lock.locked()); };
  elsewhere([&] {
    const std::lock_guard guard(lock);
    fail();
  });
}

OS_CONTRACT(Excepthook, by_default_prints_the_threads_name_and_the_error_on_stderr) {
  testing::internal::CaptureStderr();
  Thread thread({.target = fail, .name = "worker bee"});
  thread.start();
  thread.join();
  const std::string printed = testing::internal::GetCapturedStderr();
  EXPECT_EQ(printed.rfind("Exception in thread worker bee:\n", 0), 0U) << printed;
  EXPECT_NE(printed.find("RuntimeError: boom\n"), std::string::npos) << printed;
}

OS_CONTRACT(Excepthook, set_to_null_is_the_default_again) {
  excepthook = [](const ExceptHookArgs&) { FAIL() << "it was replaced"; };
  excepthook = nullptr;
  testing::internal::CaptureStderr();
  elsewhere([] { fail(); });
  EXPECT_NE(testing::internal::GetCapturedStderr().find("boom"), std::string::npos);
}

OS_CONTRACT(Excepthook, an_error_of_the_hook_itself_is_printed_and_the_program_goes_on) {
  const DefaultHookAfterwards restore;
  excepthook = [](const ExceptHookArgs&) { throw std::logic_error("hook failed"); };
  testing::internal::CaptureStderr();
  elsewhere([] { fail(); });
  const std::string printed = testing::internal::GetCapturedStderr();
  EXPECT_EQ(printed.rfind("Exception in threading.excepthook:\n", 0), 0U) << printed;
  EXPECT_NE(printed.find("hook failed"), std::string::npos) << printed;
}

}  // namespace
}  // namespace threadlab::contract
