// When the system has no more threads to give: in a process of its own, whose memory is limited.

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <threadlab/event.hpp>
#include <threadlab/thread.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

/// Leaves this process the address space of a few threads' stacks.
void limit_memory() {
  rlim_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const rlim_t bytes = pages * 4096 + (rlim_t{64} << 20U);
  const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
  setrlimit(RLIMIT_AS, &limit);
}

/// Starts threads until that fails, says how, and starts the one that failed when there is room.
[[noreturn]] void start_too_many() {
  limit_memory();
  Event end;
  std::vector<Thread> started;
  std::string error = "nothing was raised";
  while (error == "nothing was raised") {
    Thread thread({.target = [&] { end.wait(); }});
    error = raised<RuntimeError>([&] { thread.start(); });
    started.push_back(thread);
  }
  Thread failed = started.back();
  started.pop_back();
  const bool listed = active_count() != started.size() + 1;
  const bool alive = failed.is_alive();
  end.set();
  for (Thread& thread : started) thread.join();
  failed.start();
  failed.join();
  std::fprintf(stderr, "%s, %s, %s, then it ran", error.c_str(), listed ? "listed" : "not listed",
               alive ? "alive" : "not alive");
  std::exit(0);
}

OS_CONTRACT(Thread, start_raises_RuntimeError_when_there_are_no_more_and_may_be_tried_again) {
  testing::GTEST_FLAG(death_test_style) = "threadsafe";
  EXPECT_EXIT(start_too_many(), testing::ExitedWithCode(0),
              "^can't start new thread, not listed, not alive, then it ran$");
}

}  // namespace
}  // namespace threadlab::contract
