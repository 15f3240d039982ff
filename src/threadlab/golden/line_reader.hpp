// What a line of a log says, as far as the program and not the moment decides it.
//
// A reader knows one format. It gives nothing for a line that its format cannot print; such a line
// (the second of a message that has two, say) counts as of the thread that wrote the line before
// it, and is compared by its bytes.
//
// Guarantees: parse() takes any bytes, and its answer depends on them alone.
//
//   const FormatReader reader(log::PercentFormat("%(asctime)s (%(threadName)-10s) %(message)s"));
//   reader.parse("2024-05-01 10:00:00,123 (c1        ) hello")->thread   // "c1"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <threadlab/log/line_matcher.hpp>
#include <threadlab/log/percent_format.hpp>

namespace threadlab::golden {

struct ParsedLine {
  // Whose line it is; empty where the format does not say.
  std::string thread;
  // Equal for two lines of a format if and only if they differ at most in what no schedule
  // determines: asctime, created, msecs, relativeCreated, process and thread.
  std::string key;
};

class LineReader {
 public:
  LineReader() = default;
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;
  virtual ~LineReader() = default;

  // `line` comes without its '\n'.
  [[nodiscard]] virtual std::optional<ParsedLine> parse(std::string_view line) const = 0;
};

// A Python %-format: fields are found by their place in it.
class FormatReader final : public LineReader {
 public:
  explicit FormatReader(const log::PercentFormat& format) : matcher_(format) {}
  [[nodiscard]] std::optional<ParsedLine> parse(std::string_view line) const override;

 private:
  log::LineMatcher matcher_;
};

// `--format json`: an object a line, of strings, numbers, true, false and null. Lines are equal
// when they are as JSON: the order of the keys and the blanks between them do not count.
class JsonReader final : public LineReader {
 public:
  [[nodiscard]] std::optional<ParsedLine> parse(std::string_view line) const override;
};

// No format is known: every byte counts, and all lines are as of one thread.
class PlainReader final : public LineReader {
 public:
  [[nodiscard]] std::optional<ParsedLine> parse(std::string_view line) const override;
};

}  // namespace threadlab::golden
