#pragma once

// The lock within a primitive, held for a few instructions; in a lab, where nobody needs to lock,
// its word is the primitive's.

#include <threadlab/runtime/word.hpp>

namespace threadlab::runtime {

class SmallLock : public Word {
 public:
  constexpr SmallLock(ObjectKind kind, Named named) : Word(kind, free, named) {}

  void lock() { (void)await(Operation::lock_acquire, take, forever, os::Looks::patient); }
  /// The last touch of the primitive by a step.
  void unlock() { (void)update_from(held, Operation::lock_release, 1, let_go); }

 private:
  static constexpr State free = 0;
  static constexpr State held = 1;

  static constexpr auto take = [](State state) noexcept -> Next {
    if (state == held) return std::nullopt;
    return held;
  };
  static constexpr auto let_go = [](State /*held*/) noexcept -> Next { return free; };
};

}  // namespace threadlab::runtime
