#pragma once

// A demo in the lab.

#include <cli/command.hpp>
#include <cli/exit_codes.hpp>
#include <threadlab/logging.hpp>

namespace threadlab::cli {

/// Runs the script in the lab as the options say; a run that did not finish is explained on stderr,
/// with the command that replays it. Throws what the script throws of UsageError and
/// std::system_error, and UsageError for a schedule that does not fit.
[[nodiscard]] ExitCode run_in_lab(const RunDemo& command, logging::Config log);

}  // namespace threadlab::cli
