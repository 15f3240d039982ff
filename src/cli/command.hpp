#pragma once

// What was typed, understood: one of the things that the program can do.
//
// The demo's name is found first and only that demo's options are declared, so that a run does not
// pay for the other demos.

#include <cli/catalog.hpp>
#include <cli/check_command.hpp>
#include <cli/explore_command.hpp>
#include <cli/run_options.hpp>
#include <functional>
#include <span>
#include <string>
#include <variant>

namespace threadlab::cli {

/// Print a text: help, the list, the version.
struct Print {
  std::string text;
  const char* what;  ///< "the help"
};

/// Nothing was asked for: print the help where errors go.
struct NothingAsked {
  std::string help;
};

struct RunDemo {
  const Demo* demo = nullptr;
  std::function<void()> script;
  RunOptions options;
  bool reads_stdin = false;   ///< a file of the demo's is the standard input
  std::string golden_update;  ///< the command line that writes the golden instead of comparing
  std::string replay;         ///< the command line that replays, but for the schedule at its end
};

using Command = std::variant<Print, NothingAsked, RunDemo, CheckLog, ExploreDemo, MergeShards>;

/// Throws UsageError when there is no such demo; `commands` are what may have been meant, too.
const Demo& find_demo(std::string_view name, Catalog catalog,
                      std::span<const std::string_view> commands = {});

/// `words` are the program's name and its arguments. Throws UsageError, and FileError for a file to
/// read that is not there.
Command parse_command(std::span<const std::string> words, Catalog catalog);

}  // namespace threadlab::cli
