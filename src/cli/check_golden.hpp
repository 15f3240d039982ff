#pragma once

// A run on real threads that judges itself: no schedule of the demo is better than another, so a
// log is as good as the golden when both are legal.

#include <cli/command.hpp>
#include <cli/exit_codes.hpp>
#include <string>

namespace threadlab::cli {

[[nodiscard]] bool is_legal(const RunDemo& command, const std::string& log);

/// Says on stderr what is wrong with a log that is not legal; `name` is what it is called there.
[[nodiscard]] ExitCode judge_log(const RunDemo& command, const std::string& log,
                                 const std::string& name);

}  // namespace threadlab::cli
