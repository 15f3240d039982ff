#include <algorithm>
#include <deque>
#include <threadlab/condition.hpp>
#include <threadlab/lock.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;
// Puts and gets, each an acquire, a wait, a notify and a release.
constexpr int turns = scaled(300'000) / threads;

/// A bounded buffer as in the documentation of Condition.
class Buffer {
 public:
  explicit Buffer(Timeout timeout) : timeout_(timeout) {}

  void put(int item) {
    lock_.acquire();
    while (!not_full_.wait_for([&] { return items_.size() < 4; }, timeout_)) {
    }
    items_.push_back(item);
    not_empty_.notify();
    lock_.release();
  }

  int get() {
    lock_.acquire();
    while (!not_empty_.wait_for([&] { return !items_.empty(); }, timeout_)) {
    }
    const int item = items_.front();
    items_.pop_front();
    not_full_.notify();
    lock_.release();
    return item;
  }

  [[nodiscard]] bool empty() const { return items_.empty(); }

 private:
  Timeout timeout_;
  Lock lock_;
  Condition not_empty_{lock_};
  Condition not_full_{lock_};
  std::deque<int> items_;
};

void every_item_comes_through_once(Timeout timeout) {
  Buffer buffer(timeout);
  std::vector<int> got(static_cast<std::size_t>(threads / 2 * turns));
  Crew crew;
  crew.start(threads / 2, [&](int producer) {
    for (int i = 0; i < turns; ++i) buffer.put(producer * turns + i);
  });
  crew.start(threads / 2, [&](int) {
    for (int i = 0; i < turns; ++i) ++got[static_cast<std::size_t>(buffer.get())];
  });
  crew.join();
  EXPECT_EQ(std::count(got.begin(), got.end(), 1), threads / 2 * turns);
  EXPECT_TRUE(buffer.empty());
}

TEST(ConditionStress, a_bounded_buffer_loses_nothing) { every_item_comes_through_once(forever); }

TEST(ConditionStress, a_bounded_buffer_with_timeouts_loses_nothing) {
  every_item_comes_through_once(std::chrono::microseconds(100));
}

TEST(ConditionStress, a_baton_goes_round_by_notify_alone) {
  constexpr int rounds = scaled(40'000);
  Condition condition;
  int turn = 0;
  Crew crew;
  crew.start(threads, [&](int me) {
    condition.acquire();
    for (int round = 0; round < rounds / threads; ++round) {
      condition.wait_for([&] { return turn % threads == me; });
      ++turn;
      condition.notify_all();
    }
    condition.release();
  });
  crew.join();
  EXPECT_EQ(turn, rounds / threads * threads);
}

}  // namespace
}  // namespace threadlab::contract
