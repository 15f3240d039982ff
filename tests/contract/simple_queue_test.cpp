#include <memory>
#include <threadlab/simple_queue.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(SimpleQueue, is_created_empty) {
  SimpleQueue<int> queue;
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.qsize(), 0U);
}

CONTRACT(SimpleQueue, qsize_counts_the_items_in_it) {
  SimpleQueue<int> queue;
  queue.put(1);
  queue.put_nowait(2);
  EXPECT_EQ(queue.qsize(), 2U);
  EXPECT_FALSE(queue.empty());
  queue.get();
  EXPECT_EQ(queue.qsize(), 1U);
}

CONTRACT(SimpleQueue, the_first_put_is_the_first_got) {
  SimpleQueue<int> queue;
  for (int i = 0; i < 100; ++i) queue.put(i);
  EXPECT_EQ(queue.get(), 0);
  EXPECT_EQ(queue.get_nowait(), 1);
  EXPECT_EQ(queue.get(no_wait), 2);
  EXPECT_EQ(queue.get(1ms), 3);
  for (int i = 4; i < 100; ++i) EXPECT_EQ(queue.get(), i);
}

CONTRACT(SimpleQueue, put_never_blocks) {
  SimpleQueue<int> queue;
  for (int i = 0; i < 100'000; ++i) queue.put(i);
  EXPECT_EQ(queue.qsize(), 100'000U);
}

CONTRACT(SimpleQueue, get_on_an_empty_queue_raises_Empty_when_the_timeout_expired) {
  SimpleQueue<int> queue;
  EXPECT_EQ(raised<Empty>([&] { return queue.get(1ms); }), "Empty");
  EXPECT_EQ(raised<Empty>([&] { return queue.get(1ns); }), "Empty");
}

CONTRACT(SimpleQueue, get_without_waiting_on_an_empty_queue_raises_Empty) {
  SimpleQueue<int> queue;
  EXPECT_EQ(raised<Empty>([&] { return queue.get(no_wait); }), "Empty");
  EXPECT_EQ(raised<Empty>([&] { return queue.get_nowait(); }), "Empty");
  EXPECT_TRUE(queue.empty());
}

CONTRACT(SimpleQueue, a_negative_timeout_raises_ValueError) {
  SimpleQueue<int> queue;
  queue.put(1);
  EXPECT_EQ(raised<ValueError>([&] { return queue.get(-1s); }),
            "'timeout' must be a non-negative number");
  EXPECT_EQ(queue.qsize(), 1U);
}

CONTRACT(SimpleQueue, get_blocks_until_an_item_is_put) {
  SimpleQueue<int> queue;
  bool about_to_put = false;
  Crew crew;
  crew.start([&] {
    about_to_put = true;
    queue.put(5);
    queue.put(6);
  });
  EXPECT_EQ(queue.get(), 5);
  EXPECT_TRUE(about_to_put);
  EXPECT_EQ(queue.get(24h), 6);
}

CONTRACT(SimpleQueue, every_item_put_by_many_threads_is_got_once_by_many) {
  SimpleQueue<int> queue;
  std::vector<int> got(400);
  Crew crew;
  crew.start(4, [&](int producer) {
    for (int i = 0; i < 100; ++i) queue.put(100 * producer + i);
  });
  crew.start(4, [&](int) {
    for (int i = 0; i < 100; ++i) ++got[static_cast<std::size_t>(queue.get())];
  });
  crew.join();
  EXPECT_EQ(got, std::vector<int>(400, 1));
  EXPECT_TRUE(queue.empty());
}

CONTRACT(SimpleQueue, lets_go_of_an_item_as_soon_as_it_is_got) {
  SimpleQueue<std::shared_ptr<int>> queue;
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  for (int i = 0; i < 20; ++i) queue.put(counted);
  for (int i = 20; i > 0; --i) {
    EXPECT_EQ(counted.use_count(), i + 1);
    queue.get();
  }
  EXPECT_EQ(counted.use_count(), 1);
}

CONTRACT(SimpleQueue, holds_what_can_only_be_moved) {
  SimpleQueue<std::unique_ptr<int>> queue;
  queue.put(std::make_unique<int>(1));
  EXPECT_EQ(*queue.get(), 1);
}

}  // namespace
}  // namespace threadlab::contract
