#pragma once

// How often a loop is run: as often as it says in a plain build, less often where each step is
// dear.

#include <thread>
#include <threadlab/runtime/lab/sanitizers.hpp>
#include <threadlab/runtime/self.hpp>

namespace threadlab::contract {

inline constexpr bool sanitized = runtime::lab::sanitizers::any;

constexpr int scaled(int times) { return sanitized ? times / 8 : times; }

/// The same where it may be called in the lab, in which not the rounds are many but the runs.
inline int rounds_of(int times) {
  return runtime::self().lab_thread != nullptr ? times / 400 : scaled(times);
}

/// Lets another thread go first now and then, so that threads meet also on few processors.
inline void stir(int turn) {
  if (turn % 64 == 0) std::this_thread::yield();
}

}  // namespace threadlab::contract
