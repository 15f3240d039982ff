#pragma once

// How far the log can be followed, and what could have come there.

#include <string>
#include <threadlab/check/search.hpp>
#include <vector>

namespace threadlab::check {

struct LongestPrefix {
  std::size_t lines;
  bool is_longest;  // else there may be a longer one
};

/// Requires that some run prints the first `printed` lines. By a binary search over the logs that
/// end earlier: projection gives states up long before their lines are at an end, so how far a
/// search for the whole log has come is no answer.
[[nodiscard]] LongestPrefix longest_prefix(Case& what, std::size_t printed, Deadline deadline);

/// What some run prints after the first `printed` lines, as far as it is found in time; each text
/// once, in the order of finding.
[[nodiscard]] std::vector<std::string> next_lines(Case& what, std::size_t printed,
                                                  Deadline deadline);

}  // namespace threadlab::check
