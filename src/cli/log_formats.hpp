#pragma once

// From --format, --datefmt and --color to what prints the lines of a run, and what reads them.

#include <cli/catalog.hpp>
#include <cli/run_options.hpp>
#include <memory>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/log/formatter.hpp>

namespace threadlab::cli {

struct LogFormat {
  std::shared_ptr<const log::Formatter> formatter;
  std::unique_ptr<const golden::LineReader> reader;
};

/// Throws UsageError when --format is none.
LogFormat make_log_format(const Demo& demo, const RunOptions& options);

}  // namespace threadlab::cli
