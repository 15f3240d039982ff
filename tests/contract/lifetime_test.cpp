// An object may be destroyed the moment a call returns, while the call of another thread that let
// it return is still on its way out: the last touch of the object is before that step. Address
// sanitizer sees a later touch when it happens; thread sanitizer sees that it could.

#include <memory>
#include <threadlab/condition.hpp>
#include <threadlab/event.hpp>
#include <threadlab/lock.hpp>
#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>
#include <threadlab/semaphore.hpp>
#include <threadlab/simple_queue.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

/// Again and again: a new object, on which one thread does `let_go` while this one does `wait` and
/// destroys it at once.
template <class Object, class LetGo, class Wait>
void destroy_the_moment_it_returns(LetGo let_go, Wait wait) {
  const int rounds = rounds_of(40'000);
  Semaphore next(0);
  Object* shared = nullptr;
  Crew crew;
  crew.start([&] {
    for (int i = 0; i < rounds; ++i) {
      next.acquire();
      let_go(*shared);
    }
  });
  for (int i = 0; i < rounds; ++i) {
    auto object = std::make_unique<Object>();
    shared = object.get();
    next.release();
    wait(*object);
  }
}

CONTRACT(Event, may_be_destroyed_the_moment_wait_returns) {
  destroy_the_moment_it_returns<Event>([](Event& event) { event.set(); },
                                       [](Event& event) { EXPECT_TRUE(event.wait()); });
}

CONTRACT(Event, may_be_destroyed_the_moment_a_wait_with_a_timeout_returns) {
  destroy_the_moment_it_returns<Event>([](Event& event) { event.set(); },
                                       [](Event& event) { EXPECT_TRUE(event.wait(24h)); });
}

struct HeldLock : Lock {
  HeldLock() { acquire(); }
};

CONTRACT(Lock, may_be_destroyed_the_moment_acquire_returns) {
  destroy_the_moment_it_returns<HeldLock>([](Lock& lock) { lock.release(); },
                                          [](Lock& lock) { lock.acquire(); });
}

struct EmptySemaphore : Semaphore {
  EmptySemaphore() : Semaphore(0) {}
};

CONTRACT(Semaphore, may_be_destroyed_the_moment_acquire_returns) {
  destroy_the_moment_it_returns<EmptySemaphore>([](Semaphore& semaphore) { semaphore.release(); },
                                                [](Semaphore& semaphore) { semaphore.acquire(); });
}

struct HeldCondition : Condition {
  HeldCondition() { acquire(); }
};

CONTRACT(Condition, and_its_RLock_may_be_destroyed_the_moment_wait_has_returned) {
  auto notify = [](Condition& condition) {
    condition.acquire();
    condition.notify();
    condition.release();
  };
  auto wait = [](Condition& condition) {
    EXPECT_TRUE(condition.wait());
    condition.release();
  };
  destroy_the_moment_it_returns<HeldCondition>(notify, wait);
}

CONTRACT(Queue, may_be_destroyed_the_moment_get_returns) {
  destroy_the_moment_it_returns<Queue<int>>([](Queue<int>& queue) { queue.put(1); },
                                            [](Queue<int>& queue) { queue.get(); });
}

CONTRACT(PriorityQueue, may_be_destroyed_the_moment_get_returns) {
  destroy_the_moment_it_returns<PriorityQueue<int>>([](PriorityQueue<int>& queue) { queue.put(1); },
                                                    [](PriorityQueue<int>& queue) { queue.get(); });
}

CONTRACT(SimpleQueue, may_be_destroyed_the_moment_get_returns) {
  destroy_the_moment_it_returns<SimpleQueue<int>>([](SimpleQueue<int>& queue) { queue.put(1); },
                                                  [](SimpleQueue<int>& queue) { queue.get(); });
}

struct BusyQueue : Queue<int> {
  BusyQueue() { put(1); }
};

CONTRACT(Queue, may_be_destroyed_the_moment_join_returns) {
  destroy_the_moment_it_returns<BusyQueue>([](BusyQueue& queue) { queue.task_done(); },
                                           [](BusyQueue& queue) { queue.join(); });
}

CONTRACT(Queue, may_be_destroyed_the_moment_a_blocked_put_returns) {
  struct FullQueue : Queue<int> {
    FullQueue() : Queue<int>(1) { put(1); }
  };
  destroy_the_moment_it_returns<FullQueue>([](FullQueue& queue) { queue.get(); },
                                           [](FullQueue& queue) { queue.put(2); });
}

CONTRACT(Thread, every_handle_may_be_dropped_the_moment_join_returns) {
  for (int i = 0; i < rounds_of(2'000); ++i) elsewhere([] {});
}

}  // namespace
}  // namespace threadlab::contract
