#pragma once

// The log that is to be judged, as far as it can be one.

#include <cli/check_command.hpp>
#include <string>

namespace threadlab::cli {

/// The whole file, or the standard input when it is `-`. Throws FileError, and UsageError for one
/// that is too large.
[[nodiscard]] std::string read_log(const std::string& file);

/// Throws UsageError when the log's first line cannot be of the command's format: which line, what
/// was expected, and which format it looks like.
void refuse_foreign_format(const std::string& log, const CheckLog& command);

}  // namespace threadlab::cli
