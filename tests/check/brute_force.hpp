#pragma once

// All that a program can print, found by running every schedule there is.

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <threadlab/lab.hpp>

namespace threadlab::check {

struct AllLogs {
  std::set<std::string> of_whole_runs;  // that came to their end
  std::set<std::string> of_any_run;     // also of those in which threads wait for ever
};

/// Nothing when there are more than so many schedules.
std::optional<AllLogs> all_logs(const std::function<void()>& program, lab::Timing timing,
                                std::size_t most_runs);

}  // namespace threadlab::check
