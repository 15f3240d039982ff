#include "for_all_queues.hpp"

namespace threadlab::contract {
namespace {

template <class Q>
void is_created_empty() {
  Q queue;
  EXPECT_EQ(queue.qsize(), 0U);
  EXPECT_TRUE(queue.empty());
  EXPECT_FALSE(queue.full());
}

template <class Q>
void qsize_counts_the_items_in_it() {
  Q queue;
  queue.put(1);
  queue.put(2);
  EXPECT_EQ(queue.qsize(), 2U);
  EXPECT_FALSE(queue.empty());
  queue.get();
  EXPECT_EQ(queue.qsize(), 1U);
  queue.get();
  EXPECT_TRUE(queue.empty());
}

template <class Q>
void is_full_once_it_holds_maxsize_items() {
  Q queue(2);
  queue.put(1);
  EXPECT_FALSE(queue.full());
  queue.put(2);
  EXPECT_TRUE(queue.full());
  queue.get();
  EXPECT_FALSE(queue.full());
}

template <class Q>
void a_maxsize_of_zero_or_less_is_infinite() {
  for (const int maxsize : {0, -1, -1000}) {
    Q queue(maxsize);
    for (int i = 0; i < 1000; ++i) queue.put_nowait(i);
    EXPECT_FALSE(queue.full());
    EXPECT_EQ(queue.qsize(), 1000U);
  }
}

template <class Q>
void get_returns_and_removes_an_item() {
  Q queue;
  queue.put(7);
  EXPECT_EQ(queue.get(), 7);
  EXPECT_TRUE(queue.empty());
  queue.put_nowait(8);
  EXPECT_EQ(queue.get_nowait(), 8);
  queue.put(9, 1ms);
  EXPECT_EQ(queue.get(1ms), 9);
  queue.put(10, no_wait);
  EXPECT_EQ(queue.get(no_wait), 10);
}

template <class Q>
void get_on_an_empty_queue_with_a_timeout_raises_Empty() {
  Q queue;
  EXPECT_EQ(raised<Empty>([&] { return queue.get(1ms); }), "Empty");
  EXPECT_EQ(raised<Empty>([&] { return queue.get(1ns); }), "Empty");
}

template <class Q>
void get_without_waiting_on_an_empty_queue_raises_Empty() {
  Q queue;
  EXPECT_EQ(raised<Empty>([&] { return queue.get(no_wait); }), "Empty");
  EXPECT_EQ(raised<Empty>([&] { return queue.get_nowait(); }), "Empty");
}

template <class Q>
void put_on_a_full_queue_with_a_timeout_raises_Full() {
  Q queue(1);
  queue.put(1);
  EXPECT_EQ(raised<Full>([&] { queue.put(2, 1ms); }), "Full");
  EXPECT_EQ(raised<Full>([&] { queue.put(2, 1ns); }), "Full");
  EXPECT_EQ(queue.qsize(), 1U);
  EXPECT_EQ(queue.get(), 1);
}

template <class Q>
void put_without_waiting_on_a_full_queue_raises_Full() {
  Q queue(1);
  queue.put(1);
  EXPECT_EQ(raised<Full>([&] { queue.put(2, no_wait); }), "Full");
  EXPECT_EQ(raised<Full>([&] { queue.put_nowait(2); }), "Full");
  EXPECT_EQ(queue.get(), 1);
  EXPECT_TRUE(queue.empty());
}

template <class Q>
void a_negative_timeout_raises_ValueError() {
  Q queue(1);
  EXPECT_EQ(raised<ValueError>([&] { queue.put(1, -1s); }),
            "'timeout' must be a non-negative number");
  EXPECT_TRUE(queue.empty());
  queue.put(1);
  EXPECT_EQ(raised<ValueError>([&] { return queue.get(-1s); }),
            "'timeout' must be a non-negative number");
  EXPECT_EQ(queue.qsize(), 1U);
}

template <class Q>
void get_blocks_until_an_item_is_put() {
  Q queue;
  bool about_to_put = false;
  Crew crew;
  crew.start([&] {
    about_to_put = true;
    queue.put(5);
  });
  EXPECT_EQ(queue.get(), 5);
  EXPECT_TRUE(about_to_put);
}

template <class Q>
void put_blocks_until_there_is_room() {
  Q queue(1);
  queue.put(1);
  bool about_to_get = false;
  Crew crew;
  crew.start([&] {
    about_to_get = true;
    EXPECT_EQ(queue.get(), 1);
  });
  queue.put(2);
  EXPECT_TRUE(about_to_get);
  EXPECT_EQ(queue.get(), 2);
}

template <class Q>
void get_with_time_enough_returns_an_item_put_later() {
  Q queue;
  Crew crew;
  crew.start([&] { queue.put(5); });
  EXPECT_EQ(queue.get(24h), 5);
}

template <class Q>
void put_with_time_enough_succeeds_when_there_is_room_later() {
  Q queue(1);
  queue.put(1);
  Crew crew;
  crew.start([&] { queue.get(); });
  EXPECT_NO_THROW(queue.put(2, 24h));
}

template <class Q>
void every_item_put_by_many_threads_is_got_once_by_many() {
  Q queue(3);
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

FOR_ALL_QUEUES(is_created_empty);
FOR_ALL_QUEUES(qsize_counts_the_items_in_it);
FOR_ALL_QUEUES(is_full_once_it_holds_maxsize_items);
FOR_ALL_QUEUES(a_maxsize_of_zero_or_less_is_infinite);
FOR_ALL_QUEUES(get_returns_and_removes_an_item);
FOR_ALL_QUEUES(get_on_an_empty_queue_with_a_timeout_raises_Empty);
FOR_ALL_QUEUES(get_without_waiting_on_an_empty_queue_raises_Empty);
FOR_ALL_QUEUES(put_on_a_full_queue_with_a_timeout_raises_Full);
FOR_ALL_QUEUES(put_without_waiting_on_a_full_queue_raises_Full);
FOR_ALL_QUEUES(a_negative_timeout_raises_ValueError);
FOR_ALL_QUEUES(get_blocks_until_an_item_is_put);
FOR_ALL_QUEUES(put_blocks_until_there_is_room);
FOR_ALL_QUEUES(get_with_time_enough_returns_an_item_put_later);
FOR_ALL_QUEUES(put_with_time_enough_succeeds_when_there_is_room_later);
FOR_ALL_QUEUES(every_item_put_by_many_threads_is_got_once_by_many);

}  // namespace
}  // namespace threadlab::contract
