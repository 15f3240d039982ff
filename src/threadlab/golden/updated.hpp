// The golden that `--update` writes after a run.
//
// If the old golden allows this run, it is the old one, byte for byte. If not, each line that both
// have (as many as any allowed order leaves) stays where it was among its like, with its old bytes,
// old times included; lines that the run no longer printed are gone, and those that are new stand
// where their thread printed them, as near to the line they followed in the run as `match` allows.
// Line ends become those of the run.
//
// Guarantees: this run's log compared with the result is equal. (For that the result is the log as
// it stands where messages of several lines leave no other order.)
//
//   updated("(a) 1\n(b) 1\n", "(b) 1\n(a) 2\n", reader, Match::per_thread)   // "(a) 2\n(b) 1\n"
#pragma once

#include <string>
#include <string_view>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/golden/match.hpp>

namespace threadlab::golden {

[[nodiscard]] std::string updated(std::string_view old_golden, std::string_view actual,
                                  const LineReader& reader, Match match);

}  // namespace threadlab::golden
