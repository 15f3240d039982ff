#pragma once

// Thread, Timer, Local and sleep.

#include <chrono>

#include "table.hpp"

namespace threadlab::bench {

namespace thread_titles {
inline constexpr auto thread = "Thread: create, start, join";
inline constexpr auto timer = "Timer: start, cancel, join";
inline constexpr auto local = "Local: read and write";
inline constexpr auto sleep = "sleep(1 ms): lateness";
}  // namespace thread_titles

/// `nap` sleeps for a millisecond.
template <class Nap>
void lateness(benchmark::State& state, Nap nap) {
  using Seconds = std::chrono::duration<double>;
  for ([[maybe_unused]] auto _ : state) {
    const auto start = std::chrono::steady_clock::now();
    nap();
    const Seconds passed = std::chrono::steady_clock::now() - start;
    state.SetIterationTime((passed - Seconds(std::chrono::milliseconds(1))).count());
  }
}

}  // namespace threadlab::bench
