#pragma once

// The log that is to be judged, as far as it can be one.

#include <cli/check_command.hpp>
#include <string>
#include <string_view>

namespace threadlab::cli {

/// The whole file, or the standard input when it is `-`. Throws FileError, and UsageError for one
/// that is too large.
[[nodiscard]] std::string read_log(const std::string& file);

/// Why the line with this number cannot be of the command's format: what it is, what was expected,
/// and what it looks like. Empty when it can. Throws log::FormatError.
[[nodiscard]] std::string foreign_format(std::string_view line, std::size_t number,
                                         const CheckLog& command);

/// Throws UsageError when the log's first line cannot be of the command's format.
void refuse_foreign_format(const std::string& log, const CheckLog& command);

}  // namespace threadlab::cli
