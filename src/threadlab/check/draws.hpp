#pragma once

// Which values of a random draw to try, and in which order.

#include <cstdint>
#include <threadlab/check/log.hpp>
#include <vector>

namespace threadlab::check {

struct Draws {
  std::vector<std::int64_t> values;  // never empty
  bool are_all;                      // all values from lo to hi
};

/// First the numbers that stand in the speaker's next lines, or in anybody's when it has none; then
/// all others, unless they are too many.
[[nodiscard]] Draws likely_draws(const Log& log, const Progress& progress, std::uint32_t speaker,
                                 std::int64_t lo, std::int64_t hi);

}  // namespace threadlab::check
