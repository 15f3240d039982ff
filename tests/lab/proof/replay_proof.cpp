#include <gtest/gtest.h>

#include <demos.hpp>
#include <utility>

#include "demo_runs.hpp"

namespace threadlab::lab {
namespace {

void check_replays(Timing timing, std::uint64_t seeds) {
  for (const cli::Demo& demo : demos::catalog()) {
    for (std::uint64_t seed = 0; seed != seeds; ++seed) {
      Options options = seeded(seed);
      options.timing = timing;
      const Result original = run_demo(demo, std::move(options));
      Options replay = seeded(seed);
      replay.schedule = original.schedule;
      ASSERT_EQ(digest(run_demo(demo, std::move(replay))), digest(original))
          << demo.name << ", seed " << seed;
    }
  }
}

TEST(Replay, of_a_demos_schedule_gives_the_same_bytes) {
  check_replays(Timing::ideal, is_long_proof() ? 100 : 10);
}

TEST(Replay, under_any_timing_gives_the_same_bytes_too) {
  check_replays(Timing::any, is_long_proof() ? 100 : 5);
}

}  // namespace
}  // namespace threadlab::lab
