#pragma once

// The stacks of fibers: each with a guard page below it, kept for the next run when one ends.

#include <cstddef>
#include <vector>

namespace threadlab::runtime::lab {

/// Owns nothing by itself: it belongs to the pool it comes from. Empty by default.
struct Stack {
  char* bottom = nullptr;
  std::size_t size = 0;

  [[nodiscard]] char* top() const { return bottom + size; }
  /// Whether an access there means that this stack has overflowed.
  [[nodiscard]] bool guards(const void* address) const;
};

/// Of one OS thread, where overflows are reported from then on.
class StackPool {
 public:
  StackPool();
  ~StackPool();
  StackPool(const StackPool&) = delete;
  StackPool& operator=(const StackPool&) = delete;

  /// Throws std::bad_alloc when the system has no more memory for stacks.
  [[nodiscard]] Stack take();
  void give_back(Stack stack);

 private:
  std::vector<Stack> free_;
};

}  // namespace threadlab::runtime::lab
