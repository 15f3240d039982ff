#pragma once

// Where threads run, how far apart the cores are, and what else runs on them.

#include <sched.h>

#include <atomic>
#include <thread>
#include <vector>

#include "table.hpp"

namespace threadlab::bench {

/// The calling thread stays on its core until the scope is left.
class Placed {
 public:
  Placed(Placement placement, int thread_index);
  ~Placed();
  Placed(const Placed&) = delete;
  Placed& operator=(const Placed&) = delete;

 private:
  cpu_set_t before_{};
};

/// How long a cache line takes from one core to the other, in nanoseconds. Two threads call it at
/// once, with the indices 0 and 1.
[[nodiscard]] double distance_between_cores(int thread_index);

/// A busy loop pinned on each core, for as long as it lives.
class Load {
 public:
  explicit Load(int cores);
  ~Load();
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

 private:
  std::atomic<bool> over_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace threadlab::bench
