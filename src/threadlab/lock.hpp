#pragma once

// A lock that any thread may release: Python's threading.Lock, in one word.
//
// Waiters sleep; they are woken oldest first, but whoever comes first may take a free lock. It is
// what std::scoped_lock and std::unique_lock take, too.
//
// Steps: each method is one.
//
// Example:
//     Lock lock;
//     {
//       const std::scoped_lock guard(lock);
//     }
//     if (lock.acquire(no_wait)) lock.release();

#include <threadlab/lockable.hpp>
#include <threadlab/named.hpp>
#include <threadlab/runtime/word.hpp>
#include <threadlab/time.hpp>

namespace threadlab {

class Lock : public Lockable<Lock> {
 public:
  constexpr explicit Lock(Named named = {}) : word_(runtime::ObjectKind::lock, free, named) {}

  /// Blocks until the lock is free, and takes it. Always true.
  bool acquire() { return acquire(forever); }
  /// The same, no longer than `timeout`. False: it was not taken.
  [[nodiscard]] bool acquire(Timeout timeout) {
    return word_.await(runtime::Operation::lock_acquire, take, timeout);
  }

  /// Never blocks. Throws RuntimeError "release unlocked lock".
  void release() {
    if (!word_.update_from(held, runtime::Operation::lock_release, 1, let_go)) refuse_release();
  }

  [[nodiscard]] bool locked() const { return word_.read(runtime::Operation::lock_locked) != free; }

 private:
  friend class Condition;

  static constexpr runtime::Word::State free = 0;
  static constexpr runtime::Word::State held = 1;

  static constexpr auto take = [](runtime::Word::State state) noexcept -> runtime::Word::Next {
    if (state == held) return std::nullopt;
    return held;
  };
  static constexpr auto let_go = [](runtime::Word::State state) noexcept -> runtime::Word::Next {
    if (state == free) return std::nullopt;
    return free;
  };

  [[noreturn]] static void refuse_release();

  runtime::Word word_;
};

}  // namespace threadlab
