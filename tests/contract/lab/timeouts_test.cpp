#include "lab_contract.hpp"

// Whatever is assumed of speed, a wait that need not wait does not time out.

namespace threadlab::contract {
namespace {

ANY_TIMING_CONTRACT(Lock, an_acquire_of_a_lock_that_nobody_ever_held_does_not_time_out) {
  Lock lock;
  EXPECT_TRUE(lock.acquire(1s));
}

ANY_TIMING_CONTRACT(RLock, its_owner_is_never_timed_out) {
  RLock lock;
  lock.acquire();
  EXPECT_TRUE(lock.acquire(1s));
}

ANY_TIMING_CONTRACT(Thread, join_of_a_finished_thread_does_not_time_out) {
  Thread thread;
  thread.start();
  thread.join();
  EXPECT_TRUE(thread.join(1s));
}

ANY_TIMING_CONTRACT(Queue, a_get_of_what_is_there_does_not_time_out) {
  Queue<int> queue;
  queue.put(1);
  EXPECT_EQ(queue.get(1s), 1);
}

}  // namespace
}  // namespace threadlab::contract
