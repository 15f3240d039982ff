#pragma once

// A clock of one's own, to be joined with those of steps.

#include <algorithm>
#include <array>
#include <threadlab/explore/trace.hpp>

namespace threadlab::explore {

class Seen {
 public:
  explicit Seen(Trace::Clock clock) : width_(clock.size()) {
    std::ranges::copy(clock, steps_.begin());
  }
  Seen(const Seen& other) : Seen(other.clock()) {}
  Seen& operator=(const Seen&) = delete;
  ~Seen() = default;

  void join(Trace::Clock other) {
    for (std::size_t i = 0; i != width_; ++i) steps_[i] = std::max(steps_[i], other[i]);
  }
  [[nodiscard]] Trace::Clock clock() const { return {steps_.data(), width_}; }

 private:
  std::size_t width_;
  std::array<std::uint32_t, most_threads> steps_;  // NOLINT: so many first ones are written
};

}  // namespace threadlab::explore
