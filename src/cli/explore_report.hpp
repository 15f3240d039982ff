#pragma once

// The result of an exploration, in words.

#include <functional>
#include <string>
#include <threadlab/explore.hpp>

namespace threadlab::cli {

/// Why not everything was asked; empty when it was.
[[nodiscard]] std::string what_is_missing(const explore::Result& result,
                                          const explore::Options& options);

/// The counts, and what is missing, if anything.
[[nodiscard]] std::string summary(const explore::Result& result, const std::string& missing);

/// What each failure is, the first few with their pictures. `shrunk` gives a failure's schedule,
/// `drawn` a schedule's picture; `replay` is the command line before the schedule.
[[nodiscard]] std::string failures(
    const explore::Result& result, const explore::Options& options, const std::string& replay,
    const std::function<std::string(const explore::Failure&)>& shrunk,
    const std::function<std::string(const std::string&)>& drawn);

}  // namespace threadlab::cli
