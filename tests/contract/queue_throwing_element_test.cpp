// Each claim is put to a queue again and again, the fuse blowing at the first move, the second ...

#include <algorithm>
#include <set>
#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>
#include <threadlab/simple_queue.hpp>

#include "contract.hpp"
#include "elements.hpp"

namespace threadlab::contract {
namespace {

constexpr int items = 5;

/// What became of items that were put and got while the fuse may have blown.
struct Outcome {
  std::set<int> put;  // what put did not refuse
  std::set<int> got;
  int failed_gets = 0;
};

template <class Q, class Element>
void put_items(Q& queue, Fuse& fuse, std::atomic<int>& alive, Outcome& outcome) {
  for (int i = 0; i < items; ++i) {
    try {
      queue.put(Element(i, fuse, alive));
      outcome.put.insert(i);
    } catch (const Blown&) {
    }
  }
}

/// Gets one; false: there was none. An item whose move throws on its way out of get is lost.
template <class Q>
bool get_item(Q& queue, Outcome& outcome) {
  try {
    outcome.got.insert(queue.get_nowait().value());
  } catch (const Blown&) {
    ++outcome.failed_gets;
  } catch (const Empty&) {
    return false;
  }
  return true;
}

void expect_nothing_else_lost(const Outcome& outcome) {
  EXPECT_EQ(outcome.put.size(), outcome.got.size() + static_cast<std::size_t>(outcome.failed_gets));
  EXPECT_TRUE(std::includes(outcome.put.begin(), outcome.put.end(), outcome.got.begin(),
                            outcome.got.end()));
  EXPECT_LE(outcome.failed_gets, 1);
}

template <class Q, class Element>
void an_element_that_throws_costs_at_most_itself() {
  Fuse fuse;
  for (int n = 1; n == 1 || fuse.has_blown(); ++n) {
    std::atomic<int> alive = 0;
    Outcome outcome;
    {
      Q queue;
      fuse.set(n);
      put_items<Q, Element>(queue, fuse, alive, outcome);
      EXPECT_EQ(queue.qsize(), outcome.put.size());
      while (get_item(queue, outcome)) {
      }
      expect_nothing_else_lost(outcome);
      const bool blown = fuse.has_blown();
      fuse.remove();
      queue.put(Element(items, fuse, alive));
      EXPECT_EQ(queue.get().value(), items);
      if (blown) fuse.set(0);
    }
    EXPECT_EQ(alive, 0);
  }
}

/// As a put that failed adds no task, so many may be done and no more.
template <class Q, class Element>
void a_put_that_throws_adds_no_task() {
  Fuse fuse;
  std::atomic<int> alive = 0;
  for (int n = 1; n == 1 || fuse.has_blown(); ++n) {
    Q queue;
    Outcome outcome;
    fuse.set(n);
    put_items<Q, Element>(queue, fuse, alive, outcome);
    for (std::size_t i = 0; i < outcome.put.size(); ++i) queue.task_done();
    EXPECT_THROW(queue.task_done(), ValueError);
  }
}

/// Here another thread may carry out the step, but never runs into the element's error itself.
template <class Q, class Element>
void an_element_that_throws_does_so_in_its_own_thread() {
  Fuse fuse;
  for (int n = 1; n == 1 || fuse.has_blown(); ++n) {
    std::atomic<int> alive = 0;
    Outcome outcome;
    {
      Q queue(1);
      fuse.set(n);
      Crew crew;
      crew.start([&] {
        put_items<Q, Element>(queue, fuse, alive, outcome);
        queue.shutdown();
      });
      std::set<int> got;
      for (bool more = true; more;) {
        try {
          got.insert(queue.get().value());
        } catch (const Blown&) {
          ++outcome.failed_gets;
        } catch (const ShutDown&) {
          more = false;
        }
      }
      crew.join();
      outcome.got = got;
      expect_nothing_else_lost(outcome);
    }
    EXPECT_EQ(alive, 0);
  }
}

#define FOR_ALL_ELEMENTS(suite, claim)                                          \
  CONTRACT(suite, claim##_move) { claim<suite<ThrowingMove>, ThrowingMove>(); } \
  CONTRACT(suite, claim##_copy) { claim<suite<ThrowingCopy>, ThrowingCopy>(); } \
  static_assert(true)

FOR_ALL_ELEMENTS(Queue, an_element_that_throws_costs_at_most_itself);
FOR_ALL_ELEMENTS(LifoQueue, an_element_that_throws_costs_at_most_itself);
FOR_ALL_ELEMENTS(PriorityQueue, an_element_that_throws_costs_at_most_itself);
FOR_ALL_ELEMENTS(SimpleQueue, an_element_that_throws_costs_at_most_itself);
FOR_ALL_ELEMENTS(Queue, a_put_that_throws_adds_no_task);
FOR_ALL_ELEMENTS(LifoQueue, a_put_that_throws_adds_no_task);
FOR_ALL_ELEMENTS(PriorityQueue, a_put_that_throws_adds_no_task);
FOR_ALL_ELEMENTS(Queue, an_element_that_throws_does_so_in_its_own_thread);
FOR_ALL_ELEMENTS(LifoQueue, an_element_that_throws_does_so_in_its_own_thread);
FOR_ALL_ELEMENTS(PriorityQueue, an_element_that_throws_does_so_in_its_own_thread);

}  // namespace
}  // namespace threadlab::contract
