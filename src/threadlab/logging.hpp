#pragma once

// A thin front on the log, with the names of Python's logging module.
//
// A call takes a format string of the fmt library and adds the place it stands at, for
// %(lineno)d, %(funcName)s and their kin. A log line is one step, *log*: the order of lines in the
// log is the order of those steps, and each line is written whole.
//
// Without basic_config the log is Python's default: warnings and worse, on stderr, as
// "WARNING:root:message".
//
// Example:
//     logging::basic_config({.format = "(%(threadName)-10s) %(message)s",
//                            .level = logging::Level::info});
//     logging::info("item {} of {}", 1, 10);

#include <fmt/format.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <threadlab/log/formatter.hpp>
#include <threadlab/log/sink.hpp>
#include <type_traits>

namespace threadlab::logging {

enum class Level : int { debug = 10, info = 20, warning = 30, error = 40, critical = 50 };

struct Config {
  std::string format = "%(levelname)s:%(name)s:%(message)s";
  std::optional<std::string> datefmt = std::nullopt;
  std::string filename = {};  // empty: stderr
  Level level = Level::warning;

  std::shared_ptr<const log::Formatter> formatter = nullptr;  // given: in place of the format
  std::optional<log::FileSink> sink = std::nullopt;           // given: in place of the file
  std::function<void(std::error_code)> on_failure = {};  // the first write that fails; must not log
};

/// Replaces what was configured before. Throws log::FormatError for a format that Python would
/// refuse, std::system_error for a file that cannot be opened.
void basic_config(Config config);

/// Where in the program a line comes from.
struct Place {
  const char* file;
  int line;
  const char* function;
};

/// A format string, and the place of the call it is written in.
template <class... Args>
struct Format {
  template <class Text>
  // NOLINTNEXTLINE(google-explicit-constructor): "text {}" is a Format
  consteval Format(const Text& text, const char* file = __builtin_FILE(),
                   int line = __builtin_LINE(), const char* function = __builtin_FUNCTION())
      : string(text), place{file, line, function} {}

  fmt::format_string<Args...> string;
  Place place;
};

/// One line, if the log takes this level.
void emit(Level level, const Place& place, std::string_view message);

[[nodiscard]] bool is_enabled(Level level);

namespace detail {

template <class... Args>
void log(Level level, const Format<Args...>& format, Args&&... args) {
  if (!is_enabled(level)) return;
  fmt::memory_buffer message;
  fmt::format_to(std::back_inserter(message), format.string, std::forward<Args>(args)...);
  emit(level, format.place, {message.data(), message.size()});
}

}  // namespace detail

template <class... Args>
void debug(Format<std::type_identity_t<Args>...> format, Args&&... args) {
  detail::log<Args...>(Level::debug, format, std::forward<Args>(args)...);
}

template <class... Args>
void info(Format<std::type_identity_t<Args>...> format, Args&&... args) {
  detail::log<Args...>(Level::info, format, std::forward<Args>(args)...);
}

template <class... Args>
void warning(Format<std::type_identity_t<Args>...> format, Args&&... args) {
  detail::log<Args...>(Level::warning, format, std::forward<Args>(args)...);
}

template <class... Args>
void error(Format<std::type_identity_t<Args>...> format, Args&&... args) {
  detail::log<Args...>(Level::error, format, std::forward<Args>(args)...);
}

template <class... Args>
void critical(Format<std::type_identity_t<Args>...> format, Args&&... args) {
  detail::log<Args...>(Level::critical, format, std::forward<Args>(args)...);
}

}  // namespace threadlab::logging
