// threadlab with other demos: some that end badly.

#include <array>
#include <cerrno>
#include <chrono>
#include <cli/arguments.hpp>
#include <cli/errors.hpp>
#include <cli/run.hpp>
#include <system_error>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

namespace threadlab::cli {
namespace {

using Script = std::function<void()>;

/// A thread that the end of the program must wait for.
void start_worker() {
  Thread worker({.target = {"worker", [] {
                              sleep(std::chrono::milliseconds(1));
                              logging::info("done");
                            }}});
  worker.start();
}

Script thread_dies(Arguments& /*arguments*/) {
  return [] {
    Thread worker({.target = {"worker", [] { throw ValueError("no good"); }}});
    worker.start();
    worker.join();
    logging::info("going on");
  };
}

Script script_dies(Arguments& /*arguments*/) {
  return [] {
    start_worker();
    throw RuntimeError("no good");
  };
}

Script no_exception_at_all(Arguments& /*arguments*/) {
  return [] { throw 7; };
}

Script options_contradict(Arguments& /*arguments*/) {
  return [] { throw UsageError("--this takes more than --that"); };
}

Script file_breaks(Arguments& /*arguments*/) {
  return [] {
    start_worker();
    throw std::system_error(EIO, std::generic_category(), "cannot read items");
  };
}

Script claim_is_false(Arguments& /*arguments*/) {
  return [] { claim(false, "never more than two in the pool"); };
}

/// Needs a kilobyte of stack for each step down.
int descend(int depth) {
  volatile char frame[1024] = {};
  return depth == 0 ? frame[0] : descend(depth - 1) + frame[1023];
}

Script stack_overflows(Arguments& /*arguments*/) {
  return [] {
    logging::info("going down");
    Thread worker({.target = {"worker", [] { (void)descend(1'000'000); }}});
    worker.start();
  };
}

constexpr std::array catalog{
    Demo{"thread-dies", "", "", "%(message)s", nullptr, thread_dies},
    Demo{"script-dies", "", "", "%(message)s", nullptr, script_dies},
    Demo{"no-exception-at-all", "", "", "%(message)s", nullptr, no_exception_at_all},
    Demo{"options-contradict", "", "", "%(message)s", nullptr, options_contradict},
    Demo{"file-breaks", "", "", "%(message)s", nullptr, file_breaks},
    Demo{"claim-is-false", "", "", "%(message)s", nullptr, claim_is_false},
    Demo{"stack-overflows", "", "", "%(message)s", nullptr, stack_overflows}};

}  // namespace
}  // namespace threadlab::cli

int main(int argc, char** argv) { return threadlab::cli::run(argc, argv, threadlab::cli::catalog); }
