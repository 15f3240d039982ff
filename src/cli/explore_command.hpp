#pragma once

// `threadlab explore DEMO`: every schedule of a demo; and `threadlab explore --merge FILE...`.

#include <cli/exit_codes.hpp>
#include <cli/explore_options.hpp>
#include <functional>
#include <string>
#include <vector>

namespace threadlab::cli {

struct ExploreDemo {
  const Demo* demo = nullptr;
  std::function<void()> script;
  ExploreOptions options;
  std::string replay;  ///< the command line that replays, but for the schedule at its end
  std::string key;     ///< what shards of one exploration have in common
};

struct MergeShards {
  std::vector<std::string> files;
  bool json = false;
};

/// Reports on stdout. Throws UsageError, FileError and std::system_error.
[[nodiscard]] ExitCode carry_out(const ExploreDemo& command);
[[nodiscard]] ExitCode carry_out(const MergeShards& command);

}  // namespace threadlab::cli
