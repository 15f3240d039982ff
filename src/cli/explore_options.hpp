#pragma once

// The options of `explore`, beside the demo's own.

#include <cli/arguments.hpp>
#include <cli/catalog.hpp>
#include <optional>
#include <string>
#include <threadlab/explore.hpp>

namespace threadlab::cli {

struct ExploreOptions {
  std::optional<explore::Observe> observe;
  std::optional<lab::Timing> timing;
  std::optional<explore::Method> strategy;
  std::optional<std::uint64_t> runs;
  std::optional<std::uint64_t> seed;
  std::optional<std::uint64_t> preemptions;
  std::optional<std::uint64_t> max_values;
  std::optional<std::uint64_t> max_steps;
  std::optional<std::uint64_t> max_executions;
  std::optional<Duration> time_limit;
  int jobs = 0;                       ///< 0: as many as there are cores
  std::optional<std::string> shard;   ///< I/N
  std::optional<std::string> format;  ///< a Python %-format, `tutorial` or `json`
  std::optional<std::string> datefmt;
  std::optional<std::string> logs;        ///< a directory
  std::optional<std::string> checkpoint;  ///< a file
  bool json = false;
  bool no_shrink = false;
  bool help = false;

  void declare(Arguments& arguments);

  /// What the library is asked. Throws UsageError when one option makes no sense with another.
  [[nodiscard]] explore::Options for_library(const Demo& demo) const;
};

}  // namespace threadlab::cli
