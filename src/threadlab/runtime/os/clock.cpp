#include <atomic>
#include <cmath>
#include <threadlab/runtime/os/clock.hpp>

namespace threadlab::runtime::os {
namespace {

using std::chrono::steady_clock;

std::atomic<double> speed_of_time = 1.0;

struct Beginning {
  steady_clock::time_point steady = steady_clock::now();
  std::chrono::sys_time<Duration> wall = std::chrono::system_clock::now();
};

const Beginning& beginning() {
  static const Beginning when;
  return when;
}

/// Read once while the program loads, so that `elapsed` counts from its start.
[[maybe_unused]] const Beginning& at_load = beginning();

/// Real time for program time, no longer than the steady clock can count.
Duration real(Duration duration) {
  const double speed = speed_of_time.load(std::memory_order_relaxed);
  if (speed == 1.0) return duration;
  const double scaled = std::ceil(static_cast<double>(duration.count()) / speed);
  const auto longest = static_cast<double>(Duration::max().count());
  return scaled >= longest ? Duration::max() : Duration(static_cast<Duration::rep>(scaled));
}

}  // namespace

void set_speed(double speed) {
  if (!(speed > 0) || std::isinf(speed)) throw ValueError("the speed must be a positive number");
  speed_of_time.store(speed, std::memory_order_relaxed);
}

Deadline deadline_after(Timeout timeout) {
  if (timeout.is_forever()) return never;
  if (timeout.is_no_wait()) return long_past;
  const Deadline now = steady_clock::now();
  const Duration wait = real(timeout.duration());
  return wait >= never - now ? never : now + wait;
}

Duration elapsed() {
  const Duration passed = steady_clock::now() - beginning().steady;
  const double speed = speed_of_time.load(std::memory_order_relaxed);
  if (speed == 1.0) return passed;
  return Duration(static_cast<Duration::rep>(static_cast<double>(passed.count()) * speed));
}

std::chrono::sys_time<Duration> start() { return beginning().wall; }

std::chrono::sys_time<Duration> wall_clock() { return beginning().wall + elapsed(); }

}  // namespace threadlab::runtime::os
