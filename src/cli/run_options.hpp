#pragma once

// The options that every demo has: how its log looks, where it goes, what it is compared with.

#include <cli/arguments.hpp>
#include <cli/color.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <threadlab/golden/match.hpp>

namespace threadlab::cli {

struct RunOptions {
  std::optional<std::string> format;  ///< a Python %-format, `tutorial` or `json`
  std::optional<std::string> datefmt;
  std::optional<std::string> log_file;  ///< stdout when absent
  std::optional<WhenToColor> color;
  double speed = 1;
  std::optional<std::uint64_t> seed;
  std::optional<std::string> golden;
  std::optional<golden::Match> match;
  bool update = false;
  bool help = false;

  void declare(Arguments& arguments);

  /// Throws UsageError when one option makes no sense without, or with, another.
  void check() const;
};

}  // namespace threadlab::cli
