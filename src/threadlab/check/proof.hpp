#pragma once

// The proof that a log is legal: a schedule, and that its replay prints the log.

#include <optional>
#include <string>
#include <threadlab/check/search.hpp>

namespace threadlab::check {

/// The schedule of the run that takes this path. Nothing when its replay does not print the log (or
/// does not begin with it, where a beginning is all that is asked).
[[nodiscard]] std::optional<std::string> prove(Case& what, const log::Formatter& formatter,
                                               const std::vector<Choice>& path, bool is_whole);

}  // namespace threadlab::check
