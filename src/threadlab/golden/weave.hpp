// Two logs brought as near to one another as their order allows, and merged.
//
// weave() reorders `other`, within what `match` allows, to be nearest to `base` as it stands, and
// merges the two: a line that both have stands once.
//
// Guarantees: without the `other` lines the result is `base`, without the `base` lines an allowed
// order of `other`. No allowed order has more lines that both share (within the bound of
// common_sequence). A line that only `other` has stands before the one that came in its place, if
// there is one; else as near to the line it followed in `other` as `match` allows.
//
// Requires: one LogScanner read both.
//
//   weave(scan("(a) 1\n(b) 1\n"), scan("(b) 1\n(a) 2\n"), Match::per_thread)
//       // other "(a) 2", base "(a) 1", both "(b) 1"
#pragma once

#include <cstddef>
#include <cstdint>
#include <threadlab/golden/log_lines.hpp>
#include <threadlab/golden/match.hpp>
#include <vector>

namespace threadlab::golden {

enum class Side : std::uint8_t { both, base, other };

struct WovenLine {
  Side side;
  std::size_t base = 0;   // its index in the base, unless only the other log has it
  std::size_t other = 0;  // its index in the other log, unless only the base has it
};

[[nodiscard]] std::vector<WovenLine> weave(const LogLines& base, const LogLines& other,
                                           Match match);

}  // namespace threadlab::golden
