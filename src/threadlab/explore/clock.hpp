#pragma once

// Vector clocks: for each thread of an execution, how much of its life happened before a step.
//
// An entry is the number of the last step of that thread which is among what the clock has seen,
// plus one; 0 for none. Clocks of one execution are equally wide, and their widths are whole
// blocks: copying and joining them is a good part of a search.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace threadlab::explore {

using ThreadNumber = std::uint32_t;
inline constexpr ThreadNumber most_threads = 64;

/// The number of a step in its execution; negative for none.
using StepIndex = std::int32_t;
inline constexpr StepIndex no_step = -1;

using Clock = std::span<const StepIndex>;

/// Entries in a block.
inline constexpr std::size_t clock_block = 8;

inline void copy(Clock from, StepIndex* to) {
  for (std::size_t i = 0; i != from.size(); i += clock_block) {
    std::memcpy(to + i, from.data() + i, clock_block * sizeof(StepIndex));
  }
}

/// Adds what the other has seen.
inline void join(StepIndex* clock, Clock other) {
  for (std::size_t i = 0; i != other.size(); i += clock_block) {
    for (std::size_t j = i; j != i + clock_block; ++j) clock[j] = std::max(clock[j], other[j]);
  }
}

/// A clock of one's own.
class Seen {
 public:
  explicit Seen(Clock clock) : width_(clock.size()) { copy(clock, steps_.data()); }
  Seen(const Seen& other) : Seen(other.clock()) {}
  Seen& operator=(const Seen&) = delete;
  ~Seen() = default;

  void join(Clock other) { explore::join(steps_.data(), other); }
  [[nodiscard]] Clock clock() const { return {steps_.data(), width_}; }

 private:
  std::size_t width_;
  std::array<StepIndex, most_threads> steps_;  // NOLINT: so many first ones are written
};

}  // namespace threadlab::explore
