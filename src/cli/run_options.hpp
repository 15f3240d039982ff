#pragma once

// The options that every demo has: how its log looks, where it goes, what it is compared with.

#include <cli/arguments.hpp>
#include <cli/color.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <threadlab/lab.hpp>

namespace threadlab::cli {

/// What a run's log has to have in common with the golden.
enum class GoldenMatch : std::uint8_t {
  exact,       ///< all its lines, in its order
  per_thread,  ///< all its lines, those of each thread in its order
  lines,       ///< all its lines
  legal,       ///< that some schedule of the demo prints it
};

struct RunOptions {
  std::optional<std::string> format;  ///< a Python %-format, `tutorial` or `json`
  std::optional<std::string> datefmt;
  std::optional<std::string> log_file;  ///< stdout when absent
  std::optional<WhenToColor> color;
  double speed = 1;
  std::optional<std::uint64_t> seed;
  std::optional<std::string> golden;
  std::optional<GoldenMatch> match;
  bool update = false;

  bool lab = false;
  std::optional<lab::Strategy> strategy;
  std::optional<std::string> schedule;
  std::optional<lab::Timing> timing;
  bool lenient = false;
  std::optional<std::uint64_t> max_steps;
  bool print_schedule = false;
  std::optional<std::string> schedule_file;

  bool help = false;

  void declare(Arguments& arguments);

  /// Whether the demo runs in the lab; some options imply it.
  [[nodiscard]] bool in_lab() const { return lab || strategy || schedule || timing; }

  /// Throws UsageError when one option makes no sense without, or with, another.
  void check() const;
};

}  // namespace threadlab::cli
