#include <array>
#include <atomic>
#include <cstdint>
#include <thread>
#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/os/spin.hpp>

namespace threadlab::runtime::os {
namespace {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

constexpr int tight_looks = 10;
constexpr int pauses_between_looks = 24;
constexpr nanoseconds longest = std::chrono::microseconds(50);
constexpr nanoseconds shortest = std::chrono::microseconds(1);  // below this: none at all
constexpr std::uint32_t waits_between_probes = 256;

/// What is known of the places whose addresses fall here. Its own cache line: who looks out writes.
struct alignas(64) Spot {
  std::atomic<bool> taken = false;  // somebody looks out
  std::atomic<nanoseconds> budget = longest;
};

/// Threads that share a Spot by accident only learn from each other.
Spot& spot_of(const void* address) {
  static constinit std::array<Spot, 128> spots{};
  constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;  // spreads neighbours
  const auto bits = reinterpret_cast<std::uintptr_t>(address) / 8;
  return spots[(bits * golden) >> 57U];
}

void pause() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("isb");
#endif
}

bool has_several_cores() {
  static const bool several = std::thread::hardware_concurrency() > 1;
  return several;
}

bool look_tightly(FunctionRef<bool()> done) {
  for (int look = 0; look != tight_looks; ++look) {
    if (done()) return true;
    pause();
  }
  return false;
}

bool look_out(Deadline deadline, nanoseconds budget, FunctionRef<bool()> done) {
  const Deadline start = steady_clock::now();
  const Deadline end = deadline - start < budget ? deadline : start + budget;
  do {
    for (int i = 0; i != pauses_between_looks; ++i) pause();
    vanish_if_ended();
    if (done()) return true;
  } while (steady_clock::now() < end);
  return false;
}

}  // namespace

bool spin(Looks looks, const void* address, Deadline deadline, FunctionRef<bool()> done) {
  static constinit thread_local std::uint32_t waits = 0;
  vanish_if_ended();
  if (!has_several_cores()) return false;
  Spot& spot = spot_of(address);
  // Relaxed: a hint, and nothing is read by its leave.
  const nanoseconds learned = spot.budget.load(std::memory_order_relaxed);
  const nanoseconds budget = ++waits % waits_between_probes == 0 ? longest : learned;
  if (budget < shortest) return false;
  if (looks == Looks::eager && look_tightly(done)) return true;
  // Relaxed, both: who finds it taken sleeps instead, and nothing is read by its leave.
  if (spot.taken.load(std::memory_order_relaxed) ||
      spot.taken.exchange(true, std::memory_order_relaxed)) {
    return false;
  }
  const bool seen = look_out(deadline, budget, done);
  spot.taken.store(false, std::memory_order_relaxed);
  if (seen && learned != longest) spot.budget.store(longest, std::memory_order_relaxed);
  if (!seen) spot.budget.store(budget / 2, std::memory_order_relaxed);
  return seen;
}

}  // namespace threadlab::runtime::os
