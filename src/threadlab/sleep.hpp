#pragma once

// Python's time.sleep: blocks the calling thread, in the program's time.
//
// Steps: one, *sleep*. Differs from Python: none but the type of the argument.
//
// Example:
//     sleep(200us);

#include <chrono>
#include <threadlab/time.hpp>

namespace threadlab {

namespace runtime {
void sleep(Duration duration);
}

/// Throws ValueError "sleep length must be non-negative".
template <class Rep, class Period>
void sleep(std::chrono::duration<Rep, Period> duration) {
  runtime::sleep(to_duration(duration, "sleep length must be non-negative"));
}

}  // namespace threadlab
