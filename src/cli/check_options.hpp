#pragma once

// The options of `check`, beside the demo's own.

#include <cli/arguments.hpp>
#include <cli/catalog.hpp>
#include <optional>
#include <string>
#include <threadlab/check.hpp>

namespace threadlab::cli {

struct CheckOptions {
  std::optional<std::string> format;  ///< a Python %-format, `tutorial` or `json`
  std::optional<std::string> datefmt;
  std::optional<lab::Timing> timing;
  bool partial = false;
  Duration time_limit = std::chrono::seconds(10);
  bool help = false;

  void declare(Arguments& arguments);

  /// What the library is asked.
  [[nodiscard]] check::Options for_library(const Demo& demo) const;
};

}  // namespace threadlab::cli
