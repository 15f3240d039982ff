#include <functional>
#include <string>
#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>
#include <utility>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

using Numbers = std::vector<int>;

template <class Q>
Numbers through(Q& queue, const Numbers& items) {
  for (const int item : items) queue.put(item);
  Numbers got;
  while (!queue.empty()) got.push_back(queue.get());
  return got;
}

CONTRACT(Queue, the_first_put_is_the_first_got) {
  Queue<int> queue;
  EXPECT_EQ(through(queue, {3, 1, 2, 2, 9}), Numbers({3, 1, 2, 2, 9}));
}

CONTRACT(Queue, keeps_its_order_while_it_grows_and_shrinks) {
  Queue<int> queue;
  int put = 0;
  int got = 0;
  for (int size = 1; size < 60; ++size) {
    for (int i = 0; i < size; ++i) queue.put(put++);
    for (int i = 0; i < size - 1; ++i) EXPECT_EQ(queue.get(), got++);
  }
  while (!queue.empty()) EXPECT_EQ(queue.get(), got++);
  EXPECT_EQ(got, put);
}

CONTRACT(Queue, one_producer_and_one_consumer_keep_the_order) {
  Queue<int> queue(2);
  Crew crew;
  crew.start([&] {
    for (int i = 0; i < 500; ++i) queue.put(i);
  });
  for (int i = 0; i < 500; ++i) EXPECT_EQ(queue.get(), i);
}

CONTRACT(LifoQueue, the_last_put_is_the_first_got) {
  LifoQueue<int> queue;
  EXPECT_EQ(through(queue, {3, 1, 2, 2, 9}), Numbers({9, 2, 2, 1, 3}));
}

CONTRACT(PriorityQueue, the_least_is_the_first_got) {
  PriorityQueue<int> queue;
  EXPECT_EQ(through(queue, {3, 1, 2, 2, 9, -5}), Numbers({-5, 1, 2, 2, 3, 9}));
}

CONTRACT(PriorityQueue, get_returns_the_least_of_what_is_in_it_now) {
  PriorityQueue<int> queue;
  queue.put(5);
  queue.put(3);
  EXPECT_EQ(queue.get(), 3);
  queue.put(9);
  queue.put(1);
  EXPECT_EQ(queue.get(), 1);
  EXPECT_EQ(queue.get(), 5);
  EXPECT_EQ(queue.get(), 9);
}

CONTRACT(PriorityQueue, takes_pairs_of_a_priority_and_data) {
  PriorityQueue<std::pair<int, std::string>> queue;
  queue.put({2, "second"});
  queue.put({1, "first"});
  queue.put({1, "equal but earlier in the alphabet"});
  EXPECT_EQ(queue.get().second, "equal but earlier in the alphabet");
  EXPECT_EQ(queue.get().second, "first");
  EXPECT_EQ(queue.get().second, "second");
}

CONTRACT(PriorityQueue, another_comparison_makes_another_order) {
  PriorityQueue<int, std::greater<>> queue;
  EXPECT_EQ(through(queue, {3, 1, 2}), Numbers({3, 2, 1}));
}

}  // namespace
}  // namespace threadlab::contract
