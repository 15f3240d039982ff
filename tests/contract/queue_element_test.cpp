// What a queue does with elements that cannot be copied, or whose copying or moving throws.

#include <functional>
#include <memory>
#include <string>
#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>
#include <threadlab/simple_queue.hpp>

#include "contract.hpp"
#include "elements.hpp"

namespace threadlab::contract {
namespace {

struct PointsToLess {
  bool operator()(const std::unique_ptr<int>& a, const std::unique_ptr<int>& b) const {
    return *a < *b;
  }
};

template <class Q>
void holds_what_can_only_be_moved() {
  Q queue;
  queue.put(std::make_unique<int>(1));
  queue.put(std::make_unique<int>(1), 1ms);
  queue.put_nowait(std::make_unique<int>(1));
  EXPECT_EQ(*queue.get(), 1);
  EXPECT_EQ(*queue.get(1ms), 1);
  EXPECT_EQ(*queue.get_nowait(), 1);
  queue.put(std::make_unique<int>(2));
}

CONTRACT(Queue, holds_what_can_only_be_moved) {
  holds_what_can_only_be_moved<Queue<std::unique_ptr<int>>>();
}
CONTRACT(LifoQueue, holds_what_can_only_be_moved) {
  holds_what_can_only_be_moved<LifoQueue<std::unique_ptr<int>>>();
}
CONTRACT(PriorityQueue, holds_what_can_only_be_moved) {
  holds_what_can_only_be_moved<PriorityQueue<std::unique_ptr<int>, PointsToLess>>();
}

CONTRACT(Queue, hands_what_can_only_be_moved_from_thread_to_thread) {
  Queue<std::unique_ptr<std::string>> queue(1);
  Crew crew;
  crew.start([&] {
    for (int i = 0; i < 100; ++i) queue.put(std::make_unique<std::string>(std::to_string(i)));
  });
  for (int i = 0; i < 100; ++i) EXPECT_EQ(*queue.get(), std::to_string(i));
}

template <class Q>
void lets_go_of_an_item_as_soon_as_it_is_got() {
  Q queue;
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  for (int i = 0; i < 20; ++i) queue.put(counted);
  for (int i = 20; i > 0; --i) {
    EXPECT_EQ(counted.use_count(), i + 1);
    queue.get();
  }
  EXPECT_EQ(counted.use_count(), 1);
}

CONTRACT(Queue, lets_go_of_an_item_as_soon_as_it_is_got) {
  lets_go_of_an_item_as_soon_as_it_is_got<Queue<std::shared_ptr<int>>>();
}
CONTRACT(LifoQueue, lets_go_of_an_item_as_soon_as_it_is_got) {
  lets_go_of_an_item_as_soon_as_it_is_got<LifoQueue<std::shared_ptr<int>>>();
}
CONTRACT(PriorityQueue, lets_go_of_an_item_as_soon_as_it_is_got) {
  lets_go_of_an_item_as_soon_as_it_is_got<PriorityQueue<std::shared_ptr<int>>>();
}

CONTRACT(Queue, destroys_what_is_left_in_it_when_it_goes_or_is_shut_down_immediately) {
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  Queue<std::shared_ptr<int>> drained;
  drained.put(counted);
  drained.shutdown(true);
  EXPECT_EQ(counted.use_count(), 1);
  {
    Queue<std::shared_ptr<int>> dropped;
    dropped.put(counted);
  }
  EXPECT_EQ(counted.use_count(), 1);
}

CONTRACT(Queue, keeps_nothing_of_an_item_it_refused) {
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  Queue<std::shared_ptr<int>> queue(1);
  queue.put(nullptr);
  EXPECT_THROW(queue.put_nowait(counted), Full);
  EXPECT_THROW(queue.put(counted, 1ms), Full);
  queue.shutdown();
  EXPECT_THROW(queue.put(counted), ShutDown);
  EXPECT_EQ(counted.use_count(), 1);
}

CONTRACT(Queue, holds_functions_and_flags) {
  Queue<std::function<int()>> functions;
  functions.put([] { return 3; });
  EXPECT_EQ(functions.get()(), 3);
  Queue<bool> flags;
  flags.put(true);
  flags.put(false);
  EXPECT_TRUE(flags.get());
  EXPECT_FALSE(flags.get());
}

CONTRACT(Queue, items_may_put_items_into_it_when_they_are_destroyed) {
  struct Refills {
    Queue<std::shared_ptr<Refills>>* queue;
    ~Refills() {
      if (queue != nullptr) queue->put(nullptr);
    }
  };
  Queue<std::shared_ptr<Refills>> queue;
  queue.put(std::shared_ptr<Refills>(new Refills{&queue}));
  queue.get().reset();
  EXPECT_EQ(queue.qsize(), 1U);
}

}  // namespace
}  // namespace threadlab::contract
