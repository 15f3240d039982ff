#pragma once

// Lines as numbers, so that comparing two is cheap: of the log that is judged, and of what a thread
// is about to print.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <threadlab/check/unforked.hpp>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/golden/log_lines.hpp>
#include <threadlab/log/formatter.hpp>
#include <threadlab/log/record.hpp>
#include <unordered_map>
#include <vector>

namespace threadlab::check {

/// Numbers speakers and texts, from 0 in the order in which they are met.
struct Line {
  std::uint32_t speaker;  // whose line it is; one number for all where the format does not say
  std::uint32_t text;     // equal for two lines that differ in nothing that a schedule determines
  std::uint64_t topic;    // most likely equal for two lines that differ in their speakers alone
};

/// Reads lines of one format.
class LineNumbers {
 public:
  /// The reader outlives this.
  explicit LineNumbers(const golden::LineReader& reader) : reader_(reader) {}

  /// The lines of a text. One that the format cannot print is of the speaker of the one before it.
  [[nodiscard]] std::vector<Line> read(std::string_view text);

  [[nodiscard]] std::uint32_t speaker(std::string name) {
    return speakers_.number(std::move(name));
  }
  /// The most likely topic of a text that was read before.
  [[nodiscard]] std::uint64_t topic(std::uint32_t text) const { return topics_[text]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  [[nodiscard]] std::uint32_t number_of(std::string_view text);

  const golden::LineReader& reader_;
  golden::Names speakers_;
  UnforkedVector<std::uint64_t> topics_;  // by text
  UnforkedMemory memory_{InScouts::missing};
  std::pmr::unordered_map<std::pmr::string, std::uint32_t, Hash, std::equal_to<>> texts_{&memory_};
};

/// What one log step prints: a line, or a few when its message has line ends of its own.
struct Printing {
  std::vector<Line> lines;
  bool is_unique = false;  // no other thread prints lines of this speaker
};

/// Formats records. Requires: one thread.
class Printer {
 public:
  Printer(const log::Formatter& formatter, LineNumbers& numbers)
      : formatter_(formatter), numbers_(numbers) {}

  [[nodiscard]] Printing print(const log::Record& record);
  /// Again such a line, of which it is known that the thread of this name prints it alone.
  void print_again(const std::string& thread_name, std::uint32_t text, Printing& printing);

  /// The text of that, with its line end.
  [[nodiscard]] std::string text_of(const log::Record& record);
  /// The rest, for a thread of this name.
  [[nodiscard]] Printing read(std::string_view thread_name, std::string_view text) const;

  /// Whether a line with this number was printed so far.
  [[nodiscard]] bool has_printed(std::uint32_t text) const {
    return text < printed_.size() && printed_[text];
  }

 private:
  void note(std::uint32_t text);

  const log::Formatter& formatter_;
  LineNumbers& numbers_;
  std::vector<bool> printed_;  // by the lines' numbers
  fmt::memory_buffer buffer_;
};

/// Whether the runtime gave this name, and gives it to one thread alone: "Thread-1 (worker)". (A
/// program that gives such a name itself is not understood.)
[[nodiscard]] bool is_default_name(std::string_view name);

}  // namespace threadlab::check
