#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cli/check_log.hpp>
#include <cli/errors.hpp>
#include <cli/log_formats.hpp>
#include <cli/text.hpp>
#include <threadlab/golden/visible.hpp>
#include <threadlab/log/percent_spec.hpp>

namespace threadlab::cli {
namespace {

constexpr std::size_t longest_log = std::size_t{64} << 20U;

class Descriptor {
 public:
  explicit Descriptor(const std::string& file)
      : number_(file == "-" ? ::dup(STDIN_FILENO) : ::open(file.c_str(), O_RDONLY | O_CLOEXEC)),
        name_(file == "-" ? "the standard input" : in_quotes(file)) {
    if (number_ < 0) fail();
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(number_); }

  /// Adds what can be read to the text. False: there is no more.
  [[nodiscard]] bool read_some(std::string& text) {
    ssize_t size = 0;
    do {
      size = ::read(number_, buffer_.data(), buffer_.size());
    } while (size < 0 && errno == EINTR);
    if (size < 0) fail();
    text.append(buffer_.data(), static_cast<std::size_t>(size));
    return size > 0;
  }

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  [[noreturn]] void fail() const {
    throw FileError(std::error_code(errno, std::generic_category()),
                    "cannot read the log " + name_);
  }

  int number_;
  std::string name_;
  std::array<char, 65536> buffer_{};
};

bool fits(const Demo& demo, const std::optional<std::string>& format,
          const std::optional<std::string>& datefmt, std::string_view line) {
  return make_line_reader(format_text(demo, format, datefmt))->parse(line).has_value();
}

/// How `logging.basicConfig()` alone has lines printed.
constexpr const char* pythons_own = "%(levelname)s:%(name)s:%(message)s";

/// What the line looks like; empty when it looks like nothing that is known.
std::string guess(const Demo& demo, std::string_view line) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  const auto controls = [](char c) { return c >= '\0' && c < '\t'; };
  if (fits(demo, "json", std::nullopt, line)) return "--format json";
  if (fits(demo, "tutorial", std::nullopt, line)) return "--format tutorial";
  if (fits(demo, std::nullopt, std::nullopt, line)) return "the usual format: leave --format out";
  if (fits(demo, pythons_own, std::nullopt, line)) {
    return std::string("--format '") + pythons_own + "'";
  }
  if (line.starts_with(byte_order_mark)) return "a text behind a byte order mark: take that away";
  if (std::ranges::any_of(line, controls)) return "no text";
  return {};
}

std::string excerpt(std::string_view line) {
  constexpr std::size_t shown = 60;
  return golden::visible_line(line.substr(0, shown)) + (line.size() > shown ? "..." : "");
}

}  // namespace

std::string read_log(const std::string& file) {
  Descriptor log(file);
  std::string text;
  while (log.read_some(text)) {
    if (text.size() > longest_log) {
      throw UsageError("the log " + log.name() + " is larger than 64 MiB");
    }
  }
  return text;
}

std::string foreign_format(std::string_view line, std::size_t number, const CheckLog& command) {
  const CheckOptions& options = command.options;
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (fits(*command.demo, options.format, options.datefmt, line)) return {};
  const FormatText format = format_text(*command.demo, options.format, options.datefmt);
  const std::string looks_like = guess(*command.demo, line);
  return fmt::format("line {} of the log is '{}', which is not of the format {}{}", number,
                     excerpt(line), in_quotes(format.format),
                     looks_like.empty() ? "" : "; it looks like " + looks_like);
}

void refuse_foreign_format(const std::string& log, const CheckLog& command) {
  if (log.empty()) return;
  const std::string_view line = std::string_view(log).substr(0, log.find('\n'));
  std::string reason;
  try {
    reason = foreign_format(line, 1, command);
  } catch (const log::FormatError& error) {
    throw UsageError(std::string("--format: ") + error.what());
  }
  if (!reason.empty()) throw UsageError(reason);
}

}  // namespace threadlab::cli
