// What two sequences have in common, in order: what a diff of them leaves standing.
//
// Guarantees: a[i] == b[j] for every pair (i, j), and both indices ascend. No common sequence is
// longer, as long as no more than most_edits insertions and removals of elements that both have
// lead from a to b. (An element that only one of them has costs nothing.) Beyond that it is still a
// common sequence, though perhaps not the longest: after every most_edits edits the search settles
// for the way that got furthest. Time is O((|a| + |b|) * most_edits) at worst and O(|a| + |b|) for
// equal ones, memory O(|a| + |b| + most_edits²).
//
//   common_sequence({1, 2, 3}, {2, 9, 3})   // {1, 0}, {2, 2}
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace threadlab::golden {

using Keys = std::span<const std::uint32_t>;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

inline constexpr std::size_t most_edits = 1000;

[[nodiscard]] Pairs common_sequence(Keys a, Keys b);

}  // namespace threadlab::golden
