#pragma once

// What is left of a timeout, in the program's time, for a wait that consists of several.
//
// The clock is read at the first question, so a wait that need not block does not read it.

#include <optional>
#include <threadlab/time.hpp>

namespace threadlab {

class TimeLeft {
 public:
  explicit TimeLeft(Timeout timeout) : timeout_(timeout) {}

  /// Whether the time is over. Never at the first question, as in CPython, and never for `forever`.
  [[nodiscard]] bool is_over();

  /// What was left when is_over() was asked last.
  [[nodiscard]] Timeout timeout() const { return timeout_; }

 private:
  Timeout timeout_;
  std::optional<Duration> end_;
};

}  // namespace threadlab
