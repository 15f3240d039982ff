#pragma once

// `threadlab check DEMO LOG|-`: whether some schedule of the demo prints the log.

#include <cli/check_options.hpp>
#include <cli/exit_codes.hpp>
#include <functional>
#include <string>

namespace threadlab::cli {

struct CheckLog {
  const Demo* demo = nullptr;
  std::function<void()> script;
  CheckOptions options;
  std::string log;     ///< a file's name, or `-`
  std::string replay;  ///< the command line that replays, but for the schedule at its end
};

/// Says on stdout what the verdict is. Throws UsageError for a log that is none of this format, and
/// what the script throws of UsageError and std::system_error; FileError for a log that cannot be
/// read.
[[nodiscard]] ExitCode carry_out(const CheckLog& command);

}  // namespace threadlab::cli
