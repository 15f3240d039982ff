#pragma once

// The log that is judged, and how far a run has come in it.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <threadlab/check/lines.hpp>
#include <threadlab/check/unforked.hpp>
#include <vector>

namespace threadlab::check {

class Log {
 public:
  Log(std::string_view bytes, LineNumbers& numbers);

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] const Line& operator[](std::size_t index) const { return lines_[index]; }
  [[nodiscard]] std::string_view raw(std::size_t index) const { return raw_[index]; }

  /// The places of a speaker's lines, ascending.
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t speaker) const {
    return speaker < of_.size() ? std::span<const std::uint32_t>(of_[speaker])
                                : std::span<const std::uint32_t>();
  }

  /// The numbers of its texts are smaller than this.
  [[nodiscard]] std::uint32_t texts() const { return texts_; }

  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }

 private:
  UnforkedVector<std::string_view> raw_;  // no scout looks at it
  std::vector<Line> lines_;
  std::vector<std::vector<std::uint32_t>> of_;
  std::uint32_t texts_ = 0;
};

/// How much of the first `end` lines has been printed.
class Progress {
 public:
  static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

  Progress(const Log& log, std::size_t end);

  void restart();

  [[nodiscard]] std::size_t printed() const { return printed_; }
  [[nodiscard]] std::size_t end() const { return end_; }
  [[nodiscard]] bool is_complete() const { return printed_ == end_; }

  /// Whether the printing is what comes next in the log.
  [[nodiscard]] bool is_next(const Printing& printing) const { return fits_at(printing, printed_); }
  void advance(const Printing& printing);

  [[nodiscard]] bool is_next(std::uint32_t text) const {
    return printed_ != end_ && log_[printed_].text == text;
  }
  /// By one line; and back again.
  void advance();
  void retreat();

  /// The place of the speaker's next line; nowhere when it has none left.
  [[nodiscard]] std::size_t next_of(std::uint32_t speaker) const;

  /// Whether the printing is what its speaker prints next.
  [[nodiscard]] bool is_next_of_speaker(const Printing& printing) const {
    return fits_at(printing, next_of(printing.lines.front().speaker));
  }

  /// How often its first line is still to come.
  [[nodiscard]] std::uint32_t left(const Printing& printing) const {
    return left(printing.lines.front().text);
  }
  [[nodiscard]] std::uint32_t left(std::uint32_t text) const {
    return text < left_.size() ? left_[text] : 0;
  }

 private:
  [[nodiscard]] bool fits_at(const Printing& printing, std::size_t place) const;

  const Log& log_;
  const std::size_t end_;
  std::size_t printed_ = 0;
  std::vector<std::uint32_t> next_;  // by speaker: an index into Log::of
  std::vector<std::uint32_t> all_;   // by text: how often the log has it
  std::vector<std::uint32_t> left_;  // the same, less what has been printed
};

}  // namespace threadlab::check
