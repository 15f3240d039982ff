#pragma once

// Queue: what is measured of anything with put(int) and get(), made for a bound (0: none).

#include <memory>
#include <mutex>

#include "table.hpp"

namespace threadlab::bench {

namespace queue_titles {
inline constexpr auto alone = "Queue: put and get, one thread";
inline constexpr auto one_one = "Queue: 1 producer, 1 consumer, unbounded, an item";
inline constexpr auto one_one_bounded = "Queue: 1 producer, 1 consumer, bounded, an item";
inline constexpr auto two_two = "Queue: 2 producers, 2 consumers, unbounded, an item";
inline constexpr auto two_two_bounded = "Queue: 2 producers, 2 consumers, bounded, an item";
inline constexpr auto one_four = "Queue: 1 producer, 4 consumers, unbounded, an item";
inline constexpr auto one_four_bounded = "Queue: 1 producer, 4 consumers, bounded, an item";
inline constexpr auto priority = "PriorityQueue: put and get among 1,000";
}  // namespace queue_titles

inline constexpr int queue_bound = 1024;

/// The queue of one benchmark: it is empty again after each repetition.
template <class Q, int bound>
Q& shared_queue() {
  static Q queue(bound);
  return queue;
}

template <class Q>
void put_and_get(benchmark::State& state) {
  Q& queue = shared_queue<Q, 0>();
  for ([[maybe_unused]] auto _ : state) {
    queue.put(1);
    benchmark::DoNotOptimize(queue.get());
  }
}

/// The first threads produce, the others consume: an item each in every iteration.
template <class Q, int bound, int producers, int consumers>
void pass_on(int index, std::int64_t iterations) {
  Q& queue = shared_queue<Q, bound>();
  if (index < producers) {
    for (std::int64_t i = 0; i != iterations * consumers / producers; ++i) queue.put(1);
  } else {
    for (std::int64_t i = 0; i != iterations; ++i) benchmark::DoNotOptimize(queue.get());
  }
}

template <class Q>
void put_and_get_among_1000(benchmark::State& state) {
  Q& queue = shared_queue<Q, 0>();
  unsigned number = 1;
  const auto next = [&number] {
    number = number * 1664525U + 1013904223U;
    return static_cast<int>(number >> 1U);
  };
  for (int i = 0; i != 1000; ++i) queue.put(next());
  for ([[maybe_unused]] auto _ : state) {
    queue.put(next());
    benchmark::DoNotOptimize(queue.get());
  }
  for (int i = 0; i != 1000; ++i) (void)queue.get();
}

template <class Q>
void add_unbounded_queue(Table& table, const Who& who) {
  using namespace queue_titles;
  table.add(alone, who, put_and_get<Q>);
  table.add_together(one_one, who, pass_on<Q, 0, 1, 1>);
  table.add_together(two_two, who, pass_on<Q, 0, 2, 2>);
  table.add_together(one_four, who, pass_on<Q, 0, 1, 4>);
}

template <class Q>
void add_bounded_queue(Table& table, const Who& who) {
  using namespace queue_titles;
  table.add_together(one_one_bounded, who, pass_on<Q, queue_bound, 1, 1>);
  table.add_together(two_two_bounded, who, pass_on<Q, queue_bound, 2, 2>);
  table.add_together(one_four_bounded, who, pass_on<Q, queue_bound, 1, 4>);
}

template <class Q>
void add_priority_queue(Table& table, const Who& who) {
  table.add(queue_titles::priority, who, put_and_get_among_1000<Q>);
}

}  // namespace threadlab::bench
