#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>
#include <threadlab/semaphore.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;
constexpr int producers = threads / 2;
constexpr int rounds = scaled(500);
constexpr std::size_t most = 2000;  // items of a producer

using Items = std::vector<int>;

/// What became of each item of one queue: 1 in `put` once it was taken, 1 in `got` once it was got.
struct Ledger {
  Items put = Items(producers * most);
  Items got = Items(producers * most);
};

template <class Q>
void produce(Q& queue, Ledger& ledger, std::size_t producer) {
  try {
    for (std::size_t i = producer * most; i < (producer + 1) * most; ++i) {
      queue.put(static_cast<int>(i));
      ledger.put[i] = 1;
    }
  } catch (const ShutDown&) {
  }
}

template <class Q>
void consume(Q& queue, Ledger& ledger, Semaphore& begun) {
  try {
    for (int n = 0;; ++n) {
      ++ledger.got[static_cast<std::size_t>(queue.get())];
      queue.task_done();
      if (n == 50) begun.release();
    }
  } catch (const ShutDown&) {
  }
}

template <class Q>
Ledger shut_down_in_full_swing(std::ptrdiff_t maxsize, bool immediate) {
  Q queue(maxsize);
  Ledger ledger;
  Semaphore begun(0);
  Crew crew;
  crew.start(producers, [&](int i) { produce(queue, ledger, static_cast<std::size_t>(i)); });
  crew.start(threads - producers, [&](int) { consume(queue, ledger, begun); });
  begun.acquire();
  queue.shutdown(immediate);
  queue.join();
  crew.join();
  EXPECT_TRUE(queue.empty());
  EXPECT_THROW(queue.task_done(), ValueError);
  return ledger;
}

template <class Q>
void every_item_put_is_got_once() {
  for (int round = 0; round < rounds; ++round) {
    const Ledger ledger = shut_down_in_full_swing<Q>(round % 5, false);
    ASSERT_EQ(ledger.put, ledger.got);
  }
}

template <class Q>
void no_item_is_got_twice_or_after_it_was_refused() {
  for (int round = 0; round < rounds; ++round) {
    const Ledger ledger = shut_down_in_full_swing<Q>(round % 5, true);
    for (std::size_t i = 0; i < ledger.put.size(); ++i) ASSERT_LE(ledger.got[i], ledger.put[i]);
  }
}

TEST(ShutdownStress, every_item_put_is_got_once) { every_item_put_is_got_once<Queue<int>>(); }
TEST(ShutdownStress, every_item_put_in_a_PriorityQueue_is_got_once) {
  every_item_put_is_got_once<PriorityQueue<int>>();
}
TEST(ShutdownStress, immediate_no_item_is_got_twice_or_after_it_was_refused) {
  no_item_is_got_twice_or_after_it_was_refused<Queue<int>>();
}
TEST(ShutdownStress, immediate_no_item_of_a_PriorityQueue_is_got_twice_or_after_it_was_refused) {
  no_item_is_got_twice_or_after_it_was_refused<PriorityQueue<int>>();
}

}  // namespace
}  // namespace threadlab::contract
