#include "for_all_queues.hpp"

namespace threadlab::contract {
namespace {

template <class Q>
std::string too_many(Q& queue) {
  return raised<ValueError>([&] { queue.task_done(); });
}

constexpr const char* wording = "task_done() called too many times";

template <class Q>
void join_of_a_queue_never_used_returns_at_once() {
  Q queue;
  queue.join();
  queue.join();
}

template <class Q>
void task_done_without_a_put_raises_ValueError() {
  Q queue;
  EXPECT_EQ(too_many(queue), wording);
}

template <class Q>
void task_done_more_often_than_put_raises_ValueError() {
  Q queue;
  queue.put(1);
  queue.put(2);
  queue.task_done();
  queue.task_done();
  EXPECT_EQ(too_many(queue), wording);
  EXPECT_EQ(too_many(queue), wording);
  queue.put(3);
  queue.task_done();
  EXPECT_EQ(too_many(queue), wording);
}

template <class Q>
void an_item_may_be_done_before_it_is_got() {
  Q queue;
  queue.put(1);
  queue.task_done();
  queue.join();
  EXPECT_EQ(queue.get(), 1);
}

template <class Q>
void a_refused_put_adds_no_task() {
  Q queue(1);
  queue.put(1);
  EXPECT_THROW(queue.put_nowait(2), Full);
  EXPECT_THROW(queue.put(2, 1ms), Full);
  queue.task_done();
  EXPECT_EQ(too_many(queue), wording);
}

template <class Q>
void join_blocks_until_every_item_was_done() {
  Q queue;
  int done = 0;
  for (int i = 0; i < 10; ++i) queue.put(i);
  Crew crew;
  crew.start([&] {
    for (int i = 0; i < 10; ++i) {
      queue.get();
      ++done;
      queue.task_done();
    }
  });
  queue.join();
  EXPECT_EQ(done, 10);
}

template <class Q>
void join_lets_every_thread_that_waits_proceed() {
  Q queue;
  queue.put(1);
  bool done = false;
  Crew crew;
  crew.start(3, [&](int) {
    queue.join();
    EXPECT_TRUE(done);
  });
  queue.get();
  done = true;
  queue.task_done();
}

template <class Q>
void join_may_be_used_again_and_again() {
  Q queue;
  int sum = 0;
  Crew crew;
  crew.start([&] {
    for (int item = queue.get(); item != 0; item = queue.get()) {
      sum += item;
      queue.task_done();
    }
    queue.task_done();
  });
  for (int round = 1; round <= 20; ++round) {
    for (int i = 0; i < 5; ++i) queue.put(1);
    queue.join();
    EXPECT_EQ(sum, 5 * round);
  }
  queue.put(0);
  queue.join();
  EXPECT_EQ(too_many(queue), wording);
}

FOR_ALL_QUEUES(join_of_a_queue_never_used_returns_at_once);
FOR_ALL_QUEUES(task_done_without_a_put_raises_ValueError);
FOR_ALL_QUEUES(task_done_more_often_than_put_raises_ValueError);
FOR_ALL_QUEUES(an_item_may_be_done_before_it_is_got);
FOR_ALL_QUEUES(a_refused_put_adds_no_task);
FOR_ALL_QUEUES(join_blocks_until_every_item_was_done);
FOR_ALL_QUEUES(join_lets_every_thread_that_waits_proceed);
FOR_ALL_QUEUES(join_may_be_used_again_and_again);

}  // namespace
}  // namespace threadlab::contract
