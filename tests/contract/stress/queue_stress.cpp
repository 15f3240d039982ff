#include <algorithm>
#include <optional>
#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>
#include <threadlab/simple_queue.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;
constexpr int producers = threads / 2;
constexpr int each = scaled(1'000'000) / threads;

template <class Q>
void put_all(Q& queue, int producer) {
  for (int i = 0; i < each; ++i) queue.put(producer * each + i);
}

/// The same, trying again and again with little patience.
template <class Q>
void put_all_hastily(Q& queue, int producer) {
  for (int i = 0; i < each; ++i) {
    for (bool done = false; !done;) {
      try {
        queue.put(producer * each + i, std::chrono::microseconds(i % 500));
        done = true;
      } catch (const Full&) {
      }
    }
  }
}

template <class Q>
int get_hastily(Q& queue, int patience) {
  for (;;) {
    try {
      return queue.get(std::chrono::microseconds(patience));
    } catch (const Empty&) {
    }
  }
}

/// Half of the consumers have no patience.
template <class Q, class Put>
void every_item_is_got_once(Q& queue, Put put) {
  std::vector<int> got(static_cast<std::size_t>(producers * each));
  Crew crew;
  crew.start(producers, [&](int producer) { put(queue, producer); });
  crew.start(threads - producers, [&](int consumer) {
    for (int i = 0; i < each; ++i) {
      const int item = consumer % 2 == 0 ? queue.get() : get_hastily(queue, i % 500);
      ++got[static_cast<std::size_t>(item)];
    }
  });
  crew.join();
  EXPECT_EQ(std::count(got.begin(), got.end(), 1), producers * each);
  EXPECT_TRUE(queue.empty());
}

TEST(QueueStress, every_item_is_got_once) {
  Queue<int> queue;
  every_item_is_got_once(queue, put_all<Queue<int>>);
}

TEST(QueueStress, every_item_of_a_bounded_queue_is_got_once) {
  Queue<int> queue(5);
  every_item_is_got_once(queue, put_all<Queue<int>>);
}

TEST(QueueStress, every_item_of_a_bounded_queue_is_got_once_when_puts_time_out) {
  Queue<int> queue(2);
  every_item_is_got_once(queue, put_all_hastily<Queue<int>>);
}

TEST(PriorityQueueStress, every_item_of_a_bounded_queue_is_got_once_when_puts_time_out) {
  PriorityQueue<int> queue(2);
  every_item_is_got_once(queue, put_all_hastily<PriorityQueue<int>>);
}

TEST(LifoQueueStress, every_item_of_a_bounded_queue_is_got_once) {
  LifoQueue<int> queue(5);
  every_item_is_got_once(queue, put_all<LifoQueue<int>>);
}

TEST(PriorityQueueStress, every_item_of_a_bounded_queue_is_got_once) {
  PriorityQueue<int> queue(5);
  every_item_is_got_once(queue, put_all<PriorityQueue<int>>);
}

TEST(SimpleQueueStress, every_item_is_got_once) {
  SimpleQueue<int> queue;
  every_item_is_got_once(queue, put_all<SimpleQueue<int>>);
}

TEST(QueueStress, join_returns_when_every_item_was_done) {
  constexpr int rounds = scaled(10'000);
  Queue<int> queue(7);
  std::vector<int> done(threads);
  Crew crew;
  crew.start(threads, [&](int i) {
    while (queue.get() == 1) {
      ++done[static_cast<std::size_t>(i)];
      queue.task_done();
    }
  });
  for (int round = 1; round <= rounds; ++round) {
    for (int i = 0; i < threads; ++i) queue.put(1);
    queue.join();
    int sum = 0;
    for (const int n : done) sum += n;
    ASSERT_EQ(sum, threads * round);
  }
  for (int i = 0; i < threads; ++i) queue.put(0);
}

}  // namespace
}  // namespace threadlab::contract
