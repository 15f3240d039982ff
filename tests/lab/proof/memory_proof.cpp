#include <gtest/gtest.h>

#include <algorithm>
#include <demos.hpp>
#include <fstream>
#include <iostream>
#include <string_view>
#include <threadlab/runtime/lab/sanitizers.hpp>

#include "demo_runs.hpp"

namespace threadlab::lab {
namespace {

/// How much of this process is in memory, in KiB.
long resident() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word && word != "VmRSS:") {
  }
  long kibibytes = 0;
  status >> kibibytes;
  return kibibytes;
}

const cli::Demo& demo_named(std::string_view name) {
  return *std::ranges::find_if(demos::catalog(),
                               [&](const cli::Demo& demo) { return name == demo.name; });
}

void run_often(const cli::Demo& demo, int times) {
  for (int i = 0; i != times; ++i) (void)run_demo(demo, {});
}

constexpr bool is_sanitized = runtime::lab::sanitizers::any;

// In KiB. The address sanitizer says itself what leaks, and keeps for a while what was freed.
constexpr long most_growth = is_sanitized ? 1L << 20 : 256;

TEST(Memory, is_flat_over_a_million_runs_in_one_process) {
  const cli::Demo& semaphore = demo_named("semaphore");
  const int runs = is_sanitized ? 10'000 : 1'000'000;
  const int times = is_long_proof() ? runs : runs / 50;
  run_often(semaphore, times / 10);
  const long early = resident();
  run_often(semaphore, times - times / 10);
  const long late = resident();
  EXPECT_LT(late - early, most_growth) << "KiB more than " << early;
  std::cout << times << " runs, " << early << " KiB early, " << late << " KiB late\n";
}

// Daemons that wait when the run ends leave nothing behind either.
TEST(Memory, is_flat_also_where_daemons_are_unwound) {
  const cli::Demo& queue = demo_named("queue");
  const int times = is_long_proof() ? 10'000 : 500;
  run_often(queue, times / 2);
  const long early = resident();
  run_often(queue, times / 2);
  EXPECT_LT(resident() - early, most_growth) << "KiB more than " << early;
}

}  // namespace
}  // namespace threadlab::lab
