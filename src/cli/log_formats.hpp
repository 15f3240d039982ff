#pragma once

// From --format, --datefmt and --color to what prints the lines of a run, and what reads them.

#include <cli/catalog.hpp>
#include <cli/run_options.hpp>
#include <memory>
#include <optional>
#include <string>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/log/formatter.hpp>

namespace threadlab::cli {

struct LogFormat {
  std::shared_ptr<const log::Formatter> formatter;
  std::unique_ptr<const golden::LineReader> reader;
};

/// What --format and --datefmt come to: a Python %-format, or "json".
struct FormatText {
  std::string format;
  std::optional<std::string> datefmt;
};
FormatText format_text(const Demo& demo, const std::optional<std::string>& format,
                       const std::optional<std::string>& datefmt);

/// Throws UsageError when the format is none.
std::shared_ptr<const log::Formatter> make_line_formatter(const FormatText& text);

/// Throws log::FormatError.
std::unique_ptr<const golden::LineReader> make_line_reader(const FormatText& text);

/// Throws UsageError when --format is none.
LogFormat make_log_format(const Demo& demo, const RunOptions& options);

}  // namespace threadlab::cli
