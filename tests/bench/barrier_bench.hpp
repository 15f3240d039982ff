#pragma once

// Barrier: what is measured of anything with wait(), made for a number of parties.

#include "table.hpp"

namespace threadlab::bench {

namespace barrier_titles {
inline constexpr auto of_2 = "Barrier: a round of 2 threads";
inline constexpr auto of_4 = "Barrier: a round of 4 threads";
}  // namespace barrier_titles

template <class B, int parties>
void barrier_round(int /*index*/, std::int64_t iterations) {
  static B barrier(parties);
  for (std::int64_t i = 0; i != iterations; ++i) barrier.wait();
}

template <class B>
void add_barrier(Table& table, const Who& who) {
  table.add_together(barrier_titles::of_2, who, barrier_round<B, 2>);
  table.add_together(barrier_titles::of_4, who, barrier_round<B, 4>);
}

}  // namespace threadlab::bench
