#pragma once

// The standard library's names for acquire and release, so that std::scoped_lock, std::unique_lock
// and std::lock take whatever has Python's.

#include <chrono>
#include <mutex>  // std::scoped_lock, for whoever has one of our locks
#include <threadlab/time.hpp>

namespace threadlab {

template <class Derived>
class Lockable {
 public:
  Lockable(const Lockable&) = delete;
  Lockable& operator=(const Lockable&) = delete;

  void lock() { derived().acquire(); }
  void unlock() { derived().release(); }

  [[nodiscard]] bool try_lock() { return derived().acquire(no_wait); }

  /// As std::timed_mutex: a duration below zero is none.
  template <class Rep, class Period>
  [[nodiscard]] bool try_lock_for(std::chrono::duration<Rep, Period> duration) {
    return derived().acquire(duration > duration.zero() ? Timeout(duration) : no_wait);
  }

  template <class Clock, class Duration>
  [[nodiscard]] bool try_lock_until(std::chrono::time_point<Clock, Duration> deadline) {
    return try_lock_for(deadline - Clock::now());
  }

 protected:
  constexpr Lockable() = default;
  ~Lockable() = default;

 private:
  Derived& derived() { return static_cast<Derived&>(*this); }
};

}  // namespace threadlab
