// A comparison is user code: what it throws reaches the thread whose item was compared.

#include <algorithm>
#include <threadlab/priority_queue.hpp>

#include "contract.hpp"
#include "elements.hpp"

namespace threadlab::contract {
namespace {

using ThrowingQueue = PriorityQueue<ThrowingLess>;
using Numbers = std::vector<int>;

Numbers drain(ThrowingQueue& queue) {
  Numbers values;
  while (!queue.empty()) values.push_back(queue.get().value);
  return values;
}

Numbers sorted(Numbers values) {
  std::sort(values.begin(), values.end());
  return values;
}

CONTRACT(PriorityQueue, a_comparison_that_throws_in_put_refuses_the_item_and_loses_none) {
  Fuse fuse;
  for (int n = 1; n == 1 || fuse.has_blown(); ++n) {
    ThrowingQueue queue;
    Numbers put;
    fuse.set(n);
    for (const int value : {5, 9, 1, 7, 3, 8, 2, 6}) {
      try {
        queue.put({value, &fuse});
        put.push_back(value);
      } catch (const Blown&) {
      }
    }
    EXPECT_EQ(queue.qsize(), put.size());
    if (!fuse.has_blown()) fuse.remove();
    EXPECT_EQ(drain(queue), sorted(put)) << "comparison " << n;
  }
}

CONTRACT(PriorityQueue, a_comparison_that_throws_in_get_removes_nothing) {
  const Numbers values = {5, 9, 1, 7, 3, 8, 2, 6};
  Fuse fuse;
  for (int n = 1; n == 1 || fuse.has_blown(); ++n) {
    ThrowingQueue queue;
    fuse.remove();
    for (const int value : values) queue.put({value, &fuse});
    fuse.set(n);
    Numbers got;
    bool blown = false;
    while (!queue.empty()) {
      const std::size_t before = queue.qsize();
      try {
        got.push_back(queue.get().value);
      } catch (const Blown&) {
        blown = true;
        EXPECT_EQ(queue.qsize(), before);
      }
    }
    EXPECT_EQ(got, sorted(values)) << "comparison " << n;
    EXPECT_EQ(blown, fuse.has_blown());
  }
}

CONTRACT(PriorityQueue, a_comparison_that_throws_adds_no_task) {
  Fuse fuse;
  ThrowingQueue queue;
  queue.put({1, &fuse});
  fuse.set(1);
  EXPECT_THROW(queue.put({2, &fuse}), Blown);
  queue.task_done();
  EXPECT_THROW(queue.task_done(), ValueError);
}

/// Its comparison throws in one thread only, whoever carries out the step.
struct ThrowsIn {
  int value;
  const std::atomic<std::uint64_t>* where;

  friend bool operator<(const ThrowsIn& a, const ThrowsIn& b) {
    if (get_ident() == *a.where) throw Blown{};
    return a.value < b.value;
  }
};

CONTRACT(PriorityQueue, a_blocked_put_compares_in_its_own_thread) {
  std::atomic<std::uint64_t> where = 0;
  PriorityQueue<ThrowsIn> queue(2);
  queue.put({1, &where});
  queue.put({2, &where});
  Crew crew;
  crew.start([&] {
    where = get_ident();
    EXPECT_THROW(queue.put({3, &where}), Blown);
  });
  EXPECT_EQ(queue.get().value, 1);
  crew.join();
  EXPECT_EQ(queue.qsize(), 1U);
  EXPECT_EQ(queue.get().value, 2);
}

CONTRACT(PriorityQueue, a_put_that_throws_passes_its_room_on_to_the_next) {
  std::atomic<std::uint64_t> where = 0;
  PriorityQueue<ThrowsIn> queue(2);
  queue.put({1, &where});
  queue.put({2, &where});
  Thread throws({.target = [&] {
    where = get_ident();
    EXPECT_THROW(queue.put({3, &where}), Blown);
  }});
  Thread succeeds({.target = [&] { EXPECT_NO_THROW(queue.put({4, &where})); }});
  throws.start();
  succeeds.start();
  EXPECT_EQ(queue.get().value, 1);
  succeeds.join();  // Whichever came first, one place is enough for this one.
  EXPECT_EQ(queue.get().value, 2);
  throws.join();
  EXPECT_EQ(queue.get().value, 4);
  EXPECT_TRUE(queue.empty());
}

CONTRACT(PriorityQueue, immediate_shutdown_needs_no_comparison) {
  Fuse fuse;
  ThrowingQueue queue;
  for (const int value : {3, 1, 2}) queue.put({value, &fuse});
  fuse.set(1);
  EXPECT_NO_THROW(queue.shutdown(true));
  EXPECT_TRUE(queue.empty());
  queue.join();
}

}  // namespace
}  // namespace threadlab::contract
