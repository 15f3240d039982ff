#include <algorithm>
#include <threadlab/barrier.hpp>
#include <threadlab/lock.hpp>
#include <vector>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Barrier, is_created_empty_and_whole) {
  Barrier barrier(3);
  EXPECT_EQ(barrier.parties(), 3);
  EXPECT_EQ(barrier.n_waiting(), 0);
  EXPECT_FALSE(barrier.broken());
}

CONTRACT(Barrier, parties_below_one_raise_ValueError) {
  EXPECT_EQ(raised<ValueError>([] { return Barrier(0).parties(); }), "parties must be > 0");
  EXPECT_EQ(raised<ValueError>([] { return Barrier(-1).parties(); }), "parties must be > 0");
}

CONTRACT(Barrier, more_than_16384_parties_raise_ValueError) {
  EXPECT_EQ(raised<ValueError>([] { return Barrier(16'385).parties(); }), "too many parties");
  EXPECT_EQ(Barrier(16'384).parties(), 16'384);
}

CONTRACT(Barrier, of_one_party_is_passed_at_once) {
  Barrier barrier(1);
  EXPECT_EQ(barrier.wait(), 0);
  EXPECT_EQ(barrier.wait(no_wait), 0);
  EXPECT_FALSE(barrier.broken());
}

CONTRACT(Barrier, wait_blocks_until_all_parties_have_called_it) {
  Barrier barrier(4);
  std::vector<int> arrived(4);
  Crew crew;
  crew.start(4, [&](int i) {
    arrived[static_cast<std::size_t>(i)] = 1;
    barrier.wait();
    EXPECT_EQ(std::count(arrived.begin(), arrived.end(), 1), 4);
  });
}

CONTRACT(Barrier, wait_returns_a_different_index_below_parties_to_each) {
  Barrier barrier(5);
  std::vector<int> indices(5);
  Crew crew;
  crew.start(5, [&](int i) { indices[static_cast<std::size_t>(i)] = barrier.wait(); });
  crew.join();
  std::sort(indices.begin(), indices.end());
  EXPECT_EQ(indices, std::vector<int>({0, 1, 2, 3, 4}));
}

CONTRACT(Barrier, is_empty_again_once_all_have_passed) {
  Barrier barrier(3);
  Crew crew;
  crew.start(3, [&](int) { barrier.wait(); });
  crew.join();
  EXPECT_EQ(barrier.n_waiting(), 0);
  EXPECT_FALSE(barrier.broken());
}

CONTRACT(Barrier, is_used_again_any_number_of_times) {
  Barrier barrier(4);
  Lock lock;
  std::vector<int> before(100);
  std::vector<int> index_sum(100);
  Crew crew;
  crew.start(4, [&](int) {
    for (std::size_t round = 0; round < 100; ++round) {
      lock.acquire();
      ++before[round];
      lock.release();
      const int index = barrier.wait();
      lock.acquire();
      EXPECT_EQ(before[round], 4);
      index_sum[round] += index;
      lock.release();
    }
  });
  crew.join();
  EXPECT_EQ(index_sum, std::vector<int>(100, 0 + 1 + 2 + 3));
}

CONTRACT(Barrier, calls_its_action_once_a_round_before_any_thread_is_released) {
  int calls = 0;
  Barrier barrier(3, [&] { ++calls; });
  Crew crew;
  crew.start(3, [&](int) {
    for (int round = 1; round <= 40; ++round) {
      barrier.wait();
      EXPECT_EQ(calls, round);
    }
  });
  crew.join();
  EXPECT_EQ(calls, 40);
}

CONTRACT(Barrier, its_action_is_called_by_one_of_the_threads_that_wait) {
  std::uint64_t caller = 0;
  Barrier barrier(2, [&] { caller = get_ident(); });
  std::vector<std::uint64_t> idents(2);
  Crew crew;
  crew.start(2, [&](int i) {
    idents[static_cast<std::size_t>(i)] = get_ident();
    barrier.wait();
  });
  crew.join();
  EXPECT_EQ(std::count(idents.begin(), idents.end(), caller), 1);
}

CONTRACT(Barrier, the_last_to_come_passes_though_it_has_no_time_to_wait) {
  Barrier barrier(2);
  std::string waiter;
  Crew crew;
  crew.start([&] { waiter = raised<BrokenBarrierError>([&] { return barrier.wait(); }); });
  // Who comes first with no time breaks it, who comes last passes; there is no third way.
  const std::string hasty = raised<BrokenBarrierError>([&] { return barrier.wait(no_wait); });
  crew.join();
  EXPECT_EQ(hasty, waiter);
  EXPECT_EQ(hasty != "nothing was raised", barrier.broken());
}

}  // namespace
}  // namespace threadlab::contract
