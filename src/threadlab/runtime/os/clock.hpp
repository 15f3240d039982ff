#pragma once

// The time of the os runtime: the machine's monotonic clock, made faster by --speed.
//
// A program's second lasts 1/speed real seconds. Set the speed before the program starts threads.

#include <chrono>
#include <threadlab/runtime/os/futex.hpp>
#include <threadlab/time.hpp>

namespace threadlab::runtime::os {

/// Throws ValueError unless 0 < speed < infinity.
void set_speed(double speed);

/// When a wait of `timeout`, begun now, has lasted long enough. Reads the clock.
[[nodiscard]] Deadline deadline_after(Timeout timeout);

/// The program's time since it began.
[[nodiscard]] Duration elapsed();

/// When the program began.
[[nodiscard]] std::chrono::sys_time<Duration> start();

/// The date and time in the program: the real one when it began, and the program's time since.
[[nodiscard]] std::chrono::sys_time<Duration> wall_clock();

}  // namespace threadlab::runtime::os
