#include "for_all_queues.hpp"

namespace threadlab::contract {
namespace {

template <class Q>
void put_after_shutdown_raises_ShutDown() {
  Q queue;
  queue.shutdown();
  EXPECT_EQ(raised<ShutDown>([&] { queue.put(1); }), "ShutDown");
  EXPECT_EQ(raised<ShutDown>([&] { queue.put(1, 24h); }), "ShutDown");
  EXPECT_EQ(raised<ShutDown>([&] { queue.put_nowait(1); }), "ShutDown");
  EXPECT_TRUE(queue.empty());
}

template <class Q>
void put_on_a_full_queue_after_shutdown_raises_ShutDown_and_not_Full() {
  Q queue(1);
  queue.put(1);
  queue.shutdown();
  EXPECT_EQ(raised<ShutDown>([&] { queue.put_nowait(2); }), "ShutDown");
  EXPECT_EQ(raised<ShutDown>([&] { queue.put(2, 1ms); }), "ShutDown");
  EXPECT_TRUE(queue.full());
}

template <class Q>
void get_after_shutdown_returns_what_is_left_then_raises_ShutDown() {
  Q queue;
  queue.put(1);
  queue.put(1);
  queue.put(1);
  queue.shutdown();
  EXPECT_EQ(queue.get(), 1);
  EXPECT_EQ(queue.get(1ms), 1);
  EXPECT_EQ(queue.get_nowait(), 1);
  EXPECT_EQ(raised<ShutDown>([&] { return queue.get(); }), "ShutDown");
  EXPECT_EQ(raised<ShutDown>([&] { return queue.get(24h); }), "ShutDown");
  EXPECT_EQ(raised<ShutDown>([&] { return queue.get_nowait(); }), "ShutDown");
}

template <class Q>
void shutdown_frees_threads_blocked_in_get_with_ShutDown() {
  Q queue;
  Crew crew;
  crew.start(3, [&](int i) {
    EXPECT_EQ(raised<ShutDown>([&] { return i == 0 ? queue.get(24h) : queue.get(); }), "ShutDown");
  });
  queue.shutdown();
}

template <class Q>
void shutdown_frees_threads_blocked_in_put_with_ShutDown() {
  Q queue(1);
  queue.put(1);
  Crew crew;
  crew.start([&] { EXPECT_EQ(raised<ShutDown>([&] { queue.put(2); }), "ShutDown"); });
  crew.start([&] { EXPECT_EQ(raised<ShutDown>([&] { queue.put(3, 24h); }), "ShutDown"); });
  queue.shutdown();
  crew.join();
  EXPECT_EQ(queue.get(), 1);
  EXPECT_TRUE(queue.empty());
}

template <class Q>
void shutdown_leaves_join_to_be_unblocked_by_task_done() {
  Q queue;
  queue.put(1);
  queue.put(2);
  queue.shutdown();
  int done = 0;
  Crew crew;
  crew.start([&] {
    queue.join();
    EXPECT_EQ(done, 2);
  });
  for (int i = 0; i < 2; ++i) {
    queue.get();
    ++done;
    queue.task_done();
  }
}

template <class Q>
void immediate_shutdown_drains_the_queue() {
  Q queue(2);
  queue.put(1);
  queue.put(2);
  queue.shutdown(true);
  EXPECT_EQ(queue.qsize(), 0U);
  EXPECT_TRUE(queue.empty());
  EXPECT_FALSE(queue.full());
  EXPECT_EQ(raised<ShutDown>([&] { return queue.get(); }), "ShutDown");
  EXPECT_EQ(raised<ShutDown>([&] { queue.put(3); }), "ShutDown");
}

template <class Q>
void immediate_shutdown_counts_drained_items_as_done() {
  Q queue;
  queue.put(1);
  queue.put(2);
  queue.shutdown(true);
  queue.join();
  EXPECT_EQ(raised<ValueError>([&] { queue.task_done(); }), "task_done() called too many times");
}

template <class Q>
void immediate_shutdown_leaves_items_in_work_unfinished() {
  Q queue;
  queue.put(1);
  queue.put(2);
  queue.get();
  queue.shutdown(true);
  bool done = false;
  Crew crew;
  crew.start([&] {
    queue.join();
    EXPECT_TRUE(done);
  });
  done = true;
  queue.task_done();
  crew.join();
  EXPECT_EQ(raised<ValueError>([&] { queue.task_done(); }), "task_done() called too many times");
}

template <class Q>
void immediate_shutdown_never_counts_below_zero() {
  Q queue;
  queue.put(1);
  queue.put(2);
  queue.task_done();
  queue.shutdown(true);
  queue.join();
  EXPECT_EQ(raised<ValueError>([&] { queue.task_done(); }), "task_done() called too many times");
}

template <class Q>
void immediate_shutdown_frees_threads_blocked_in_join() {
  Q queue;
  queue.put(1);
  Crew crew;
  crew.start(3, [&](int) { queue.join(); });
  queue.shutdown(true);
}

template <class Q>
void immediate_shutdown_frees_threads_blocked_in_put_and_get() {
  Q full(1);
  Q empty;
  full.put(1);
  Crew crew;
  crew.start([&] { EXPECT_EQ(raised<ShutDown>([&] { full.put(2); }), "ShutDown"); });
  crew.start([&] { EXPECT_EQ(raised<ShutDown>([&] { return empty.get(); }), "ShutDown"); });
  full.shutdown(true);
  empty.shutdown(true);
  crew.join();
  EXPECT_TRUE(full.empty());
}

template <class Q>
void shutdown_may_be_called_again_and_made_immediate() {
  Q queue;
  queue.put(1);
  queue.shutdown();
  queue.shutdown();
  EXPECT_EQ(queue.qsize(), 1U);
  queue.shutdown(true);
  EXPECT_EQ(queue.qsize(), 0U);
  queue.shutdown();
  queue.join();
}

FOR_ALL_QUEUES(put_after_shutdown_raises_ShutDown);
FOR_ALL_QUEUES(put_on_a_full_queue_after_shutdown_raises_ShutDown_and_not_Full);
FOR_ALL_QUEUES(get_after_shutdown_returns_what_is_left_then_raises_ShutDown);
FOR_ALL_QUEUES(shutdown_frees_threads_blocked_in_get_with_ShutDown);
FOR_ALL_QUEUES(shutdown_frees_threads_blocked_in_put_with_ShutDown);
FOR_ALL_QUEUES(shutdown_leaves_join_to_be_unblocked_by_task_done);
FOR_ALL_QUEUES(immediate_shutdown_drains_the_queue);
FOR_ALL_QUEUES(immediate_shutdown_counts_drained_items_as_done);
FOR_ALL_QUEUES(immediate_shutdown_leaves_items_in_work_unfinished);
FOR_ALL_QUEUES(immediate_shutdown_never_counts_below_zero);
FOR_ALL_QUEUES(immediate_shutdown_frees_threads_blocked_in_join);
FOR_ALL_QUEUES(immediate_shutdown_frees_threads_blocked_in_put_and_get);
FOR_ALL_QUEUES(shutdown_may_be_called_again_and_made_immediate);

}  // namespace
}  // namespace threadlab::contract
