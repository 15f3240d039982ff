#pragma once

// How long a call may wait.
//
// Every blocking call takes a Timeout as its last argument: `forever` (the default), `no_wait`
// (Python's blocking=False), or any std::chrono duration. Durations are kept in nanoseconds and
// saturate: a thousand years are fine.
//
// Differs from Python: a negative duration is a ValueError in every call (Python takes it for zero
// in Condition.wait, Event.wait and Thread.join), and so is a duration that is not a number.
//
// Example:
//     Lock lock;
//     if (lock.acquire(200ms)) lock.release();

#include <chrono>
#include <cmath>
#include <compare>
#include <limits>
#include <threadlab/errors.hpp>
#include <type_traits>

namespace threadlab {

using Duration = std::chrono::nanoseconds;

/// A duration of any unit in nanoseconds, at most about 292 years. Throws ValueError(complaint) for
/// a negative one and for one that is not a number.
template <class Rep, class Period>
constexpr Duration to_duration(std::chrono::duration<Rep, Period> duration, const char* complaint) {
  using Seconds = std::chrono::duration<long double>;
  if constexpr (std::is_floating_point_v<Rep>) {
    if (std::isnan(duration.count())) throw ValueError(complaint);
  }
  if (duration < duration.zero()) throw ValueError(complaint);
  const Duration longest = Duration::max() - Duration(1);
  if (std::chrono::duration_cast<Seconds>(duration) >=
      std::chrono::duration_cast<Seconds>(longest)) {
    return longest;
  }
  return std::chrono::duration_cast<Duration>(duration);
}

class Timeout {
 public:
  /// Throws ValueError when the duration is negative or not a number.
  template <class Rep, class Period>
  // NOLINTNEXTLINE(google-explicit-constructor): a duration is a timeout
  constexpr Timeout(std::chrono::duration<Rep, Period> duration)
      : duration_(to_duration(duration, "'timeout' must be a non-negative number")) {}

  static constexpr Timeout never() { return {}; }

  /// What is to be waited; Duration::max() means for ever.
  [[nodiscard]] constexpr Duration duration() const { return duration_; }

  [[nodiscard]] constexpr bool is_forever() const { return duration_ == Duration::max(); }
  [[nodiscard]] constexpr bool is_no_wait() const { return duration_ == Duration::zero(); }

  friend constexpr auto operator<=>(Timeout, Timeout) = default;

 private:
  constexpr Timeout() : duration_(Duration::max()) {}

  Duration duration_;
};

inline constexpr Timeout forever = Timeout::never();
inline constexpr Timeout no_wait = Timeout(Duration::zero());

}  // namespace threadlab
