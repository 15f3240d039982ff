#pragma once

// A place in the tree of executions from which several parts begin: which of its branches belong to
// one of them already.

#include <atomic>
#include <memory>
#include <threadlab/explore/node.hpp>

namespace threadlab::explore {

class SharedNode {
 public:
  explicit SharedNode(ThreadSet taken) : taken_(taken) {}

  [[nodiscard]] ThreadSet taken() const { return taken_.load(std::memory_order_relaxed); }

  /// Takes the branch of one thread. What was taken before; the branch is the caller's when the
  /// thread is not among it.
  [[nodiscard]] ThreadSet take(ThreadNumber thread) {
    // Relaxed: the set is all that is passed on; whoever takes a branch knows the way to it.
    return taken_.fetch_or(only(thread), std::memory_order_relaxed);
  }

 private:
  std::atomic<ThreadSet> taken_;
};

using SharedNodes = std::vector<std::shared_ptr<SharedNode>>;

}  // namespace threadlab::explore
