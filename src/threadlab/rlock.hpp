#pragma once

// A lock that its owner may acquire again: Python's threading.RLock.
//
// It is free once it was released as often as it was acquired; only the owner may release it.
//
// Steps: each method is one.
//
// Differs from Python: locked() is Python 3.14's.
//
// Example:
//     RLock lock;
//     const std::scoped_lock outer(lock);
//     const std::scoped_lock inner(lock);

#include <cstdint>
#include <threadlab/lockable.hpp>
#include <threadlab/named.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/word.hpp>
#include <threadlab/time.hpp>

namespace threadlab {

class RLock : public Lockable<RLock> {
 public:
  constexpr explicit RLock(Named named = {}) : word_(runtime::ObjectKind::rlock, free, named) {}

  /// Blocks until the lock is free or the caller's own. Always true.
  bool acquire() { return acquire(forever); }
  /// The same, no longer than `timeout`. False: it was not taken.
  [[nodiscard]] bool acquire(Timeout timeout) {
    const auto take = [me = runtime::self().serial](State owner) noexcept -> runtime::Word::Next {
      if (owner != free && owner != me) return std::nullopt;
      return me;
    };
    if (!word_.await(runtime::Operation::rlock_acquire, take, timeout)) return false;
    ++depth_;
    return true;
  }

  /// Never blocks. Throws RuntimeError "cannot release un-acquired lock", also when another thread
  /// holds it.
  void release() {
    const State mine = runtime::self().serial;
    // Only the calling thread writes or removes its own mark, so this look cannot be out of date.
    if (word_.look() != mine) {
      refuse_release();
    } else if (--depth_ == 0) {
      (void)word_.update_from(mine, runtime::Operation::rlock_release, 1, let_go);
    } else {
      (void)word_.read(runtime::Operation::rlock_release_inner);  // a step that changes nothing
    }
  }

  /// Whether any thread holds it.
  [[nodiscard]] bool locked() const { return word_.read(runtime::Operation::rlock_locked) != free; }

 private:
  friend class Condition;

  using State = runtime::Word::State;

  static constexpr State free = 0;

  static constexpr auto let_go = [](State /*mine*/) noexcept -> runtime::Word::Next {
    return free;
  };

  static void refuse_release();

  /// The state is the serial of the owner.
  runtime::Word word_;
  std::uint32_t depth_ = 0;  // the owner's alone
};

}  // namespace threadlab
