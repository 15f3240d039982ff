// Logs as lines whose meaning is a number, so that comparing two lines is cheap.
//
//   LogScanner scanner(reader);
//   scanner.scan("(a) x\n(b) x\n")[1].key == scanner.scan("(b) x\n")[0].key   // true
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <threadlab/golden/line_reader.hpp>
#include <unordered_map>
#include <vector>

namespace threadlab::golden {

struct LogLine {
  std::string_view text;  // without its '\n'; points into the log
  std::uint32_t thread;
  std::uint32_t key;
};

// Lines of two logs can be compared when one LogScanner has read both.
using LogLines = std::vector<LogLine>;

// Numbers for strings, counted from 0: equal numbers mean equal strings.
class Names {
 public:
  [[nodiscard]] std::uint32_t number(std::string name);

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// Requires: the reader outlives the scanner, and each log the lines made of it.
class LogScanner {
 public:
  explicit LogScanner(const LineReader& reader) : reader_(reader) {}

  // The last line may lack its '\n'. A line the reader cannot read belongs to the thread of the
  // line before it, and to a thread without a name when it is the first.
  [[nodiscard]] LogLines scan(std::string_view log);

 private:
  const LineReader& reader_;
  Names threads_;
  Names keys_;
};

// The lines of a text, without '\n'. "a\nb\n" and "a\nb" have the same two.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

}  // namespace threadlab::golden
