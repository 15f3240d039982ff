#include <atomic>
#include <stdexcept>
#include <threadlab/barrier.hpp>
#include <type_traits>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

static_assert(std::is_base_of_v<RuntimeError, BrokenBarrierError>);

CONTRACT(Barrier, a_wait_that_times_out_breaks_it_and_raises_BrokenBarrierError) {
  Barrier barrier(2);
  EXPECT_THROW(barrier.wait(1ms), BrokenBarrierError);
  EXPECT_TRUE(barrier.broken());
  EXPECT_EQ(barrier.n_waiting(), 0);
}

CONTRACT(Barrier, a_wait_with_no_time_breaks_it_unless_it_is_the_last) {
  Barrier barrier(2);
  EXPECT_THROW(barrier.wait(no_wait), BrokenBarrierError);
  EXPECT_TRUE(barrier.broken());
}

CONTRACT(Barrier, its_timeout_breaks_it_for_all_others_that_wait) {
  Barrier barrier(4);
  std::atomic<int> broken = 0;
  Crew crew;
  crew.start(2, [&](int) {
    EXPECT_THROW(barrier.wait(), BrokenBarrierError);
    ++broken;
  });
  EXPECT_THROW(barrier.wait(1ms), BrokenBarrierError);
  crew.join();
  EXPECT_EQ(broken, 2);
  EXPECT_TRUE(barrier.broken());
}

CONTRACT(Barrier, wait_on_a_broken_one_raises_BrokenBarrierError_at_once) {
  Barrier barrier(1);
  barrier.abort();
  EXPECT_THROW(barrier.wait(), BrokenBarrierError);
  EXPECT_THROW(barrier.wait(24h), BrokenBarrierError);
  EXPECT_THROW(barrier.wait(no_wait), BrokenBarrierError);
}

CONTRACT(Barrier, the_timeout_given_to_the_constructor_is_the_default) {
  Barrier barrier(2, {}, 1ms);
  EXPECT_THROW(barrier.wait(), BrokenBarrierError);
  EXPECT_TRUE(barrier.broken());
}

CONTRACT(Barrier, a_timeout_given_to_wait_is_used_in_place_of_the_default) {
  Barrier hasty(2, {}, no_wait);
  Crew crew;
  crew.start(2, [&](int i) { EXPECT_NO_THROW(hasty.wait(i == 0 ? Timeout(24h) : forever)); });
  crew.join();
  EXPECT_FALSE(hasty.broken());

  Barrier patient(2, {}, 24h);
  EXPECT_THROW(patient.wait(1ms), BrokenBarrierError);
}

CONTRACT(Barrier, a_negative_timeout_raises_ValueError_and_breaks_nothing) {
  EXPECT_THROW(Barrier(2, {}, -1s), ValueError);
  Barrier barrier(2);
  EXPECT_THROW(barrier.wait(-1s), ValueError);
  EXPECT_FALSE(barrier.broken());
  EXPECT_EQ(barrier.n_waiting(), 0);
}

CONTRACT(Barrier, abort_breaks_it_for_all_that_wait_now_or_later) {
  Barrier barrier(4);
  std::atomic<int> broken = 0;
  Crew crew;
  crew.start(3, [&](int) {
    EXPECT_THROW(barrier.wait(), BrokenBarrierError);
    ++broken;
  });
  barrier.abort();
  crew.join();
  EXPECT_EQ(broken, 3);
  EXPECT_TRUE(barrier.broken());
  EXPECT_THROW(barrier.wait(), BrokenBarrierError);
}

CONTRACT(Barrier, abort_of_a_broken_one_changes_nothing) {
  Barrier barrier(2);
  barrier.abort();
  barrier.abort();
  EXPECT_TRUE(barrier.broken());
}

CONTRACT(Barrier, reset_makes_a_broken_one_whole) {
  Barrier barrier(3);
  barrier.abort();
  barrier.reset();
  EXPECT_FALSE(barrier.broken());
  Crew crew;
  crew.start(3, [&](int) { EXPECT_NO_THROW(barrier.wait()); });
}

CONTRACT(Barrier, reset_of_an_empty_one_changes_nothing) {
  Barrier barrier(2);
  barrier.reset();
  EXPECT_FALSE(barrier.broken());
  Crew crew;
  crew.start(2, [&](int) { EXPECT_NO_THROW(barrier.wait()); });
}

CONTRACT(Barrier, an_error_of_its_action_breaks_it_and_reaches_one_thread) {
  Barrier barrier(3, [] { throw std::logic_error("no action"); });
  std::atomic<int> failed = 0;
  std::atomic<int> broken = 0;
  Crew crew;
  crew.start(3, [&](int) {
    try {
      barrier.wait();
    } catch (const BrokenBarrierError&) {
      ++broken;
    } catch (const std::logic_error&) {
      ++failed;
    }
  });
  crew.join();
  EXPECT_EQ(failed, 1);
  EXPECT_EQ(broken, 2);
  EXPECT_TRUE(barrier.broken());
}

CONTRACT(Barrier, a_thread_that_aborts_between_rounds_frees_those_in_the_next) {
  Barrier barrier(4);
  std::atomic<int> broken = 0;
  Crew crew;
  crew.start(4, [&](int) {
    try {
      if (barrier.wait() == 2) {
        barrier.abort();
        return;
      }
      barrier.wait();
    } catch (const BrokenBarrierError&) {
      ++broken;
    }
  });
  crew.join();
  EXPECT_EQ(broken, 3);
}

CONTRACT(Barrier, is_used_again_after_abort_and_reset) {
  Barrier barrier(3);
  Barrier all_out(3);
  std::atomic<int> passed = 0;
  Crew crew;
  crew.start(3, [&](int) {
    try {
      if (barrier.wait() == 0) barrier.abort();
      barrier.wait();
    } catch (const BrokenBarrierError&) {
    }
    // Everybody is out before the reset, and nobody is in again before it is over.
    if (all_out.wait() == 0) barrier.reset();
    all_out.wait();
    EXPECT_NO_THROW(barrier.wait());
    ++passed;
  });
  crew.join();
  EXPECT_EQ(passed, 3);
}

}  // namespace
}  // namespace threadlab::contract
