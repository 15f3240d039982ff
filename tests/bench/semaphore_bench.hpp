#pragma once

// Semaphore: what is measured of anything with acquire() and release(). Made with no argument, it
// counts one.

#include "lock_bench.hpp"
#include "table.hpp"

namespace threadlab::bench {

namespace semaphore_titles {
inline constexpr auto alone = "Semaphore: acquire, release, alone";
inline constexpr auto two_cores = "Semaphore: ping-pong, two cores";
inline constexpr auto one_core = "Semaphore: ping-pong, one core";
}  // namespace semaphore_titles

template <class S>
void semaphore_alone(benchmark::State& state) {
  S& semaphore = shared<S>();
  for ([[maybe_unused]] auto _ : state) {
    semaphore.acquire();
    semaphore.release();
  }
}

/// Two of them; the second thread's is at zero before it begins, and again when it has ended.
template <class S>
struct SemaphorePair {
  SemaphorePair() { semaphores[1].acquire(); }
  S semaphores[2];  // NOLINT(modernize-avoid-c-arrays): they cannot be moved
};

template <class S>
void semaphore_ping_pong(int index, std::int64_t iterations) {
  auto& semaphores = shared<SemaphorePair<S>>().semaphores;
  S& mine = semaphores[index];
  S& other = semaphores[1 - index];
  for (std::int64_t i = 0; i != iterations; ++i) {
    mine.acquire();
    other.release();
  }
}

template <class S>
void add_semaphore(Table& table, const Who& who) {
  table.add(semaphore_titles::alone, who, semaphore_alone<S>);
  table.add_together(semaphore_titles::two_cores, who, semaphore_ping_pong<S>);
  table.add_together(semaphore_titles::one_core, who, semaphore_ping_pong<S>);
}

}  // namespace threadlab::bench
