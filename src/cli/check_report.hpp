#pragma once

// A verdict in words.

#include <cli/exit_codes.hpp>
#include <string>
#include <string_view>
#include <threadlab/check.hpp>

namespace threadlab::cli {

/// The first word is the verdict; of a legal log, the second line is the schedule alone. `replay`
/// is the command line that replays, but for the schedule at its end.
[[nodiscard]] std::string report(const check::Verdict& verdict, std::string_view log,
                                 const std::string& replay);

[[nodiscard]] ExitCode exit_code(check::Answer answer);

}  // namespace threadlab::cli
