#pragma once

// The name of a run: the choices that made it, as a string.
//
//     v1.ideal.0x12.3.0t.r42.2x5
//
// The version, the timing, then the choices in order, joined by dots:
//
//     3       thread 3 takes its step (0 is the main thread, others by their starts)
//     3t      thread 3's sleep is over, or its wait ends by its timeout
//     3x12    thread 3, twelve times in a row (3tx12 as well)
//     r42     a random draw gave 42
//
// Only real choices are written: where there was one thing to do, there is nothing. The characters
// are letters, digits, dots and the sign of a negative draw: no shell quotes them.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace threadlab::runtime::lab {

enum class Timing : std::uint8_t { ideal, any };

struct Choice {
  enum class Kind : std::uint8_t { step, timeout, draw };

  Kind kind;
  std::uint32_t times;  // how often in a row; 1 for a draw
  std::int64_t value;   // the thread's number, or what was drawn

  friend bool operator==(const Choice&, const Choice&) = default;
};

/// What is wrong with a schedule: its text, or that it does not fit the program.
class ScheduleError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Schedule {
  Timing timing = Timing::ideal;
  std::vector<Choice> choices;

  /// One more choice; runs of the same one are kept as one.
  void add(Choice::Kind kind, std::int64_t value) {
    if (kind != Choice::Kind::draw && !choices.empty()) {
      Choice& last = choices.back();
      const bool is_same = last.kind == kind && last.value == value;
      if (is_same && last.times != std::numeric_limits<std::uint32_t>::max()) {
        ++last.times;
        return;
      }
    }
    choices.push_back({.kind = kind, .times = 1, .value = value});
  }

  [[nodiscard]] std::string to_string() const;

  /// Throws ScheduleError, which says where the text is wrong and what may stand there.
  static Schedule parse(std::string_view text);

  friend bool operator==(const Schedule&, const Schedule&) = default;
};

}  // namespace threadlab::runtime::lab
