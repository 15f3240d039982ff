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

constexpr int pauses_between_looks = 24;
constexpr nanoseconds longest = std::chrono::microseconds(50);
constexpr nanoseconds shortest = std::chrono::microseconds(1);  // below this: none at all
constexpr std::uint32_t waits_between_probes = 256;

bool has_several_cores() {
  static const bool several = std::thread::hardware_concurrency() > 1;
  return several;
}

bool look_until(Deadline end, FunctionRef<bool()> done) {
  do {
    for (int i = 0; i != pauses_between_looks; ++i) pause();
    vanish_if_ended();
    if (done()) return true;
  } while (steady_clock::now() < end);
  return false;
}

}  // namespace

/// What is known of the places whose addresses fall here. Its own cache line: who looks out writes.
struct alignas(64) LookOut::Spot {
  std::atomic<bool> taken = false;  // somebody looks out
  std::atomic<nanoseconds> budget = longest;
};

/// Threads that share a Spot by accident only learn from each other.
LookOut::Spot& LookOut::spot_of(const void* address) {
  static constinit std::array<Spot, 128> spots{};
  constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;  // spreads neighbours
  const auto bits = reinterpret_cast<std::uintptr_t>(address) / 8;
  return spots[(bits * golden) >> 57U];
}

LookOut::LookOut(const void* address) : spot_(spot_of(address)) {
  static constinit thread_local std::uint32_t waits = 0;
  vanish_if_ended();
  if (!has_several_cores()) return;
  // Relaxed, as all here: a hint, and nothing is read by its leave.
  const nanoseconds learned = spot_.budget.load(std::memory_order_relaxed);
  was_cut_ = learned != longest;
  budget_ = ++waits % waits_between_probes == 0 ? longest : learned;
  if (budget_ < shortest) budget_ = nanoseconds::zero();
}

bool LookOut::look(Deadline deadline, FunctionRef<bool()> done) const {
  // Relaxed, both: who finds it taken sleeps instead, and nothing is read by its leave.
  if (spot_.taken.load(std::memory_order_relaxed) ||
      spot_.taken.exchange(true, std::memory_order_relaxed)) {
    return false;
  }
  const Deadline now = steady_clock::now();
  const bool seen = look_until(deadline - now < budget_ ? deadline : now + budget_, done);
  spot_.taken.store(false, std::memory_order_relaxed);
  if (seen) return succeed();
  spot_.budget.store(budget_ / 2, std::memory_order_relaxed);
  return false;
}

void LookOut::restore() const { spot_.budget.store(longest, std::memory_order_relaxed); }

}  // namespace threadlab::runtime::os
