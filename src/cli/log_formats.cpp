#include <unistd.h>

#include <cli/color.hpp>
#include <cli/colored_format.hpp>
#include <cli/errors.hpp>
#include <cli/log_formats.hpp>
#include <threadlab/log/json_format.hpp>
#include <threadlab/log/percent_format.hpp>
#include <utility>

namespace threadlab::cli {
namespace {

constexpr const char* usual_format = "(%(threadName)-10s) %(message)s";

std::unique_ptr<const log::PercentFormat> make_percent_format(const FormatText& text) {
  try {
    return std::make_unique<log::PercentFormat>(text.format, text.datefmt);
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

FormatText format_text(const Demo& demo, const std::optional<std::string>& format,
                       const std::optional<std::string>& datefmt) {
  FormatText text{.format = format.value_or(usual_format), .datefmt = datefmt};
  if (text.format != "tutorial") return text;
  text.format = demo.format;
  if (!datefmt && demo.datefmt != nullptr) text.datefmt = demo.datefmt;
  return text;
}

std::shared_ptr<const log::Formatter> make_line_formatter(const FormatText& text) {
  if (text.format == "json") return std::make_shared<log::JsonFormat>(text.datefmt);
  return make_percent_format(text);
}

std::unique_ptr<const golden::LineReader> make_line_reader(const FormatText& text) {
  if (text.format == "json") return std::make_unique<golden::JsonReader>();
  return std::make_unique<golden::FormatReader>(log::PercentFormat(text.format, text.datefmt));
}

LogFormat make_log_format(const Demo& demo, const RunOptions& options) {
  if (options.format == "json") {
    return {std::make_shared<log::JsonFormat>(options.datefmt),
            std::make_unique<golden::JsonReader>()};
  }
  std::unique_ptr<const log::PercentFormat> format =
      make_percent_format(format_text(demo, options.format, options.datefmt));
  auto reader = std::make_unique<golden::FormatReader>(*format);
  if (wants_color(options)) return {std::make_shared<ColoredFormat>(*format), std::move(reader)};
  return {std::move(format), std::move(reader)};
}

}  // namespace threadlab::cli
