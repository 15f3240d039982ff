#pragma once

// The word that threads sleep on. It has a header of its own so that the model check (tests/model)
// can put another class in its place, each of whose operations is a step.

#include <atomic>
#include <cstdint>

namespace threadlab::runtime::os {

/// Only the low half is compared; what the high half counts may change under a sleeper.
using FutexWord = std::atomic<std::uint64_t>;

/// Looks at what never changes in the word, so it does not matter when.
inline std::uint64_t load_constant(const FutexWord& word) {
  return word.load(std::memory_order_relaxed);
}

}  // namespace threadlab::runtime::os
