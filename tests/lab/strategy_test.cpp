#include <gtest/gtest.h>

#include <set>

#include "programs.hpp"

namespace threadlab::lab {
namespace {

using Program = void (*)();

constexpr Program programs[] = {share_out_items, wait_in_many_ways, cross_two_locks};
constexpr Strategy strategies[] = {Strategy::fifo, Strategy::random, Strategy::pct};

/// Calls `check(run_it, program)` for every strategy, timing and program, and a few seeds.
template <class Check>
void for_all_ways_to_run(Check check) {
  for (const Program program : programs) {
    for (const Strategy strategy : strategies) {
      for (const Timing timing : {Timing::ideal, Timing::any}) {
        for (std::uint64_t seed = 0; seed != 40; ++seed) {
          const auto run_it = [&] {
            return run({.seed = seed, .strategy = strategy, .timing = timing}, program);
          };
          check(run_it, program);
        }
      }
    }
  }
}

TEST(LabStrategy, a_run_is_the_same_every_time) {
  for_all_ways_to_run([](const auto& run_it, Program /*program*/) {
    const Result first = run_it();
    const Result second = run_it();
    EXPECT_EQ(first.log, second.log);
    EXPECT_EQ(first.schedule, second.schedule);
    EXPECT_EQ(first.steps, second.steps);
    EXPECT_EQ(first.virtual_time, second.virtual_time);
  });
}

TEST(LabStrategy, the_schedule_of_a_run_replays_it) {
  for_all_ways_to_run([](const auto& run_it, Program program) {
    const Result original = run_it();
    const Result replayed = run({.schedule = original.schedule}, program);
    EXPECT_EQ(replayed.outcome, original.outcome);
    EXPECT_EQ(replayed.log, original.log);
    EXPECT_EQ(replayed.schedule, original.schedule);
    EXPECT_EQ(replayed.report, original.report);
  });
}

TEST(LabStrategy, fifo_lets_a_thread_run_until_it_blocks) {
  const Result result = run({}, share_out_items);
  EXPECT_EQ(result.log,
            "(Thread-1 (worker)) 0\n"
            "(Thread-2 (worker)) 1\n"
            "(Thread-3 (worker)) 2\n"
            "(Thread-1 (worker)) 3\n"
            "(Thread-2 (worker)) 4\n"
            "(Thread-3 (worker)) 5\n");
  EXPECT_EQ(result.virtual_time, 400ms);
}

TEST(LabStrategy, seeds_find_many_orders) {
  std::set<std::string> logs;
  for (std::uint64_t seed = 0; seed != 50; ++seed) {
    logs.insert(run({.seed = seed}, share_out_items).log);
  }
  EXPECT_GT(logs.size(), 10U);
}

TEST(LabStrategy, randint_draws_what_its_seed_says_whatever_the_schedule) {
  const auto draw = [] {
    Thread thread({.target = [] { logging::info("{} {}", randint(1, 1000), randint(1, 1000)); }});
    thread.start();
    thread.join();
  };
  const Result fifo = run({.seed = 5, .strategy = Strategy::fifo}, draw);
  EXPECT_EQ(run({.seed = 5, .strategy = Strategy::random}, draw).log, fifo.log);
  EXPECT_NE(run({.seed = 6, .strategy = Strategy::fifo}, draw).log, fifo.log);
}

}  // namespace
}  // namespace threadlab::lab
