#pragma once

// A counter that acquire takes from and release adds to: Python's threading.Semaphore and
// BoundedSemaphore, in one word.
//
// acquire waits while the counter is zero. A BoundedSemaphore never counts more than it began with.
// Waiters are woken oldest first, but whoever comes first may take what is there.
//
// Steps: each method is one.
//
// Differs from Python: the counter goes up to 2^31 - 1; more is a ValueError "semaphore value too
// large".
//
// Example:
//     Semaphore pool(2);
//     const std::scoped_lock place(pool);
//     if (pool.acquire(10ms)) pool.release();

#include <cstdint>
#include <limits>
#include <threadlab/lockable.hpp>
#include <threadlab/named.hpp>
#include <threadlab/runtime/word.hpp>
#include <threadlab/time.hpp>

namespace threadlab {

namespace detail {

class SemaphoreCore {
 public:
  SemaphoreCore(const SemaphoreCore&) = delete;
  SemaphoreCore& operator=(const SemaphoreCore&) = delete;

  /// Blocks until the counter is above zero, and takes one. Always true.
  bool acquire() { return acquire(forever); }
  /// The same, no longer than `timeout`. False: nothing was taken.
  [[nodiscard]] bool acquire(Timeout timeout) {
    return word_.await(runtime::Operation::semaphore_acquire, take_one, timeout);
  }

 protected:
  using State = runtime::Word::State;

  /// Throws ValueError "semaphore initial value must be >= 0".
  SemaphoreCore(int value, Named named);
  ~SemaphoreCore() = default;

  /// Adds n unless the counter would pass `limit`, which is false. Throws ValueError "n must be one
  /// or more".
  [[nodiscard]] bool add(int n, State limit) {
    if (n < 1) refuse_count();
    // Unsigned, so that neither the sum nor the comparison can overflow: both are below 2^31.
    const auto add_some = [more = static_cast<State>(n),
                           limit](State value) noexcept -> runtime::Word::Next {
      if (more > limit || value > limit - more) return std::nullopt;
      return value + more;
    };
    return word_.update(runtime::Operation::semaphore_release, n, add_some);
  }

 private:
  static constexpr auto take_one = [](State value) noexcept -> runtime::Word::Next {
    if (value == 0) return std::nullopt;
    return value - 1;
  };

  [[noreturn]] static void refuse_count();

  runtime::Word word_;
};

}  // namespace detail

class Semaphore : public detail::SemaphoreCore, public Lockable<Semaphore> {
 public:
  explicit Semaphore(int value = 1, Named named = {}) : SemaphoreCore(value, named) {}

  /// Never blocks. Throws ValueError: "n must be one or more", "semaphore value too large".
  void release(int n = 1) {
    if (!add(n, std::numeric_limits<int>::max())) refuse_release();
  }

 private:
  [[noreturn]] static void refuse_release();
};

class BoundedSemaphore : public detail::SemaphoreCore, public Lockable<BoundedSemaphore> {
 public:
  explicit BoundedSemaphore(int value = 1, Named named = {})
      : SemaphoreCore(value, named), initial_(static_cast<State>(value)) {}

  /// Never blocks. Throws ValueError: "n must be one or more", "Semaphore released too many times".
  void release(int n = 1) {
    if (!add(n, initial_)) refuse_release();
  }

 private:
  [[noreturn]] static void refuse_release();

  State initial_;
};

}  // namespace threadlab
