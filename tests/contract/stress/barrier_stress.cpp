#include <atomic>
#include <threadlab/barrier.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;
// Waits, each of two or three steps.
constexpr int turns = scaled(300'000) / threads;

TEST(BarrierStress, all_pass_every_round_together_with_indices_of_their_own) {
  int rounds = 0;  // counted by the action: nobody else runs then
  std::atomic<long> index_sum = 0;
  Barrier barrier(threads, [&] { ++rounds; });
  Crew crew;
  crew.start(threads, [&](int) {
    for (int turn = 1; turn <= turns; ++turn) {
      index_sum += barrier.wait();
      if (rounds != turn) ADD_FAILURE() << "round " << rounds << " in turn " << turn;
    }
  });
  crew.join();
  EXPECT_EQ(rounds, turns);
  EXPECT_EQ(index_sum, long{turns} * (threads * (threads - 1) / 2));
}

TEST(BarrierStress, more_threads_than_parties_pass_in_pairs) {
  std::atomic<int> first = 0;
  std::atomic<int> second = 0;
  Barrier barrier(2);
  Crew crew;
  crew.start(threads, [&](int) {
    try {
      for (int turn = 0; turn < turns; ++turn) ++(barrier.wait() == 0 ? first : second);
    } catch (const BrokenBarrierError&) {
    }
    barrier.abort();  // the others' numbers may be odd by now
  });
  crew.join();
  EXPECT_EQ(first, second);
  EXPECT_GE(first + second, turns);
}

/// Threads that wait and wait while one disturbs them; in the end the barrier is broken.
template <class Disturb>
int passes_in_spite_of(Barrier& barrier, Disturb disturb) {
  std::atomic<int> passes = 0;
  Crew crew;
  crew.start(threads - 1, [&](int) {
    for (int turn = 0; turn < turns / 4; ++turn) {
      try {
        barrier.wait();
        ++passes;
      } catch (const BrokenBarrierError&) {
      }
    }
  });
  disturb();
  barrier.abort();
  crew.join();
  return passes;
}

TEST(BarrierStress, reset_in_full_swing_breaks_up_no_round_that_was_opened) {
  constexpr int parties = threads / 2;
  std::atomic<int> rounds = 0;
  Barrier barrier(parties, [&] { ++rounds; });
  const int passes = passes_in_spite_of(barrier, [&] {
    for (int i = 0; i < turns / 10; ++i) barrier.reset();
  });
  EXPECT_LE(passes, parties * rounds);
  EXPECT_GE(passes, parties * (rounds - 1));  // The abort in the end may cut the last one short.
}

TEST(BarrierStress, abort_and_reset_in_full_swing_leave_nobody_behind) {
  constexpr int parties = threads / 2;
  std::atomic<int> rounds = 0;
  Barrier barrier(parties, [&] { ++rounds; });
  const int passes = passes_in_spite_of(barrier, [&] {
    for (int i = 0; i < turns / 10; ++i) {
      barrier.abort();
      barrier.reset();
    }
  });
  EXPECT_LE(passes, parties * rounds);
  EXPECT_TRUE(barrier.broken());
}

}  // namespace
}  // namespace threadlab::contract
