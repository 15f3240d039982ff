#include <atomic>
#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/self.hpp>

namespace threadlab::runtime::os {
namespace {

constinit std::atomic<bool> ended = false;

/// A word that nobody ever changes or wakes.
constinit const FutexWord still = 0;

}  // namespace

bool block(const FutexWord& word, std::uint32_t expected, Deadline deadline) {
  return block(word, expected, deadline, word);
}

bool block(const FutexWord& word, std::uint32_t expected, Deadline deadline,
           const FutexWord& heir) {
  vanish_if_ended();
  const bool in_time = futex_wait(word, expected, deadline);
  // The wake-up may have been the only one: hand it on before it vanishes with this thread.
  if (has_vanished()) futex_wake(&heir, 1);
  vanish_if_ended();
  return in_time;
}

void block_until(Deadline deadline) {
  while (block(still, 0, deadline)) {
  }
}

bool has_ended() { return ended.load(std::memory_order_relaxed); }

void end_daemons() { ended.store(true, std::memory_order_relaxed); }

bool has_vanished() { return has_ended() && self().vanishes_with_program; }

void vanish_if_ended() {
  if (!has_vanished()) return;
  for (;;) (void)futex_wait(still, 0, never);
}

}  // namespace threadlab::runtime::os
