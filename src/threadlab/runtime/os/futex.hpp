#pragma once

// How a thread of the operating system blocks: wait on a word until somebody wakes it.
//
// Two implementations, chosen when the project is configured (THREADLAB_FUTEX): Linux's futex
// (futex(2); Drepper, "Futexes Are Tricky"), and a portable one on std::mutex and
// std::condition_variable. Both wake the oldest sleeper first. A woken thread looks again: a wake
// promises nothing, since the address may have had another owner before.
//
// `wake` uses the word's address and never its contents, so the word may be gone by then: this is
// what lets an Event be destroyed the moment its wait returns.

#include <chrono>
#include <cstdint>
#include <limits>
#include <threadlab/runtime/os/futex_word.hpp>

namespace threadlab::runtime::os {

using Deadline = std::chrono::steady_clock::time_point;

inline constexpr Deadline never = Deadline::max();
inline constexpr Deadline long_past = Deadline{};
inline constexpr int everyone = std::numeric_limits<int>::max();

/// Sleeps while the low half of `word` is `expected`, until woken or until the deadline. False: the
/// deadline has passed. Returns at once when the low half already differs.
[[nodiscard]] bool futex_wait(const FutexWord& word, std::uint32_t expected, Deadline deadline);

/// Wakes at most `count` sleepers, oldest first.
void futex_wake(const FutexWord* address, int count);

/// Makes the thread that has slept longest on `from`, if that still says `expected`, one that
/// sleeps on `to`; or wakes it.
void futex_requeue(const FutexWord* from, std::uint32_t expected, const FutexWord* to);

}  // namespace threadlab::runtime::os
