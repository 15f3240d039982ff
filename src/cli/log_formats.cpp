#include <unistd.h>

#include <cli/color.hpp>
#include <cli/colored_format.hpp>
#include <cli/errors.hpp>
#include <cli/log_formats.hpp>
#include <threadlab/log/json_format.hpp>
#include <threadlab/log/percent_format.hpp>

namespace threadlab::cli {
namespace {

constexpr const char* usual_format = "(%(threadName)-10s) %(message)s";

std::unique_ptr<const log::PercentFormat> make_percent_format(const Demo& demo,
                                                              const RunOptions& options) {
  std::string format = options.format.value_or(usual_format);
  std::optional<std::string> datefmt = options.datefmt;
  if (format == "tutorial") {
    format = demo.format;
    if (!datefmt && demo.datefmt != nullptr) datefmt = demo.datefmt;
  }
  try {
    return std::make_unique<log::PercentFormat>(format, datefmt);
  } catch (const log::FormatError& error) {
    throw UsageError(std::string("--format: ") + error.what());
  }
}

/// What is kept and compared, in a file or as a golden, has no colours.
bool wants_color(const RunOptions& options) {
  if (options.log_file || options.golden) return false;
  return is_colored(options.color.value_or(WhenToColor::automatic), STDOUT_FILENO);
}

}  // namespace

LogFormat make_log_format(const Demo& demo, const RunOptions& options) {
  if (options.format == "json") {
    return {std::make_shared<log::JsonFormat>(options.datefmt),
            std::make_unique<golden::JsonReader>()};
  }
  std::unique_ptr<const log::PercentFormat> format = make_percent_format(demo, options);
  auto reader = std::make_unique<golden::FormatReader>(*format);
  if (wants_color(options)) return {std::make_shared<ColoredFormat>(*format), std::move(reader)};
  return {std::move(format), std::move(reader)};
}

}  // namespace threadlab::cli
