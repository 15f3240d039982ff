#pragma once

// The log of the execution that runs, as it is observed.

#include <map>
#include <string>
#include <threadlab/explore/observe.hpp>
#include <threadlab/logging.hpp>
#include <vector>

namespace threadlab::explore {

/// A formatter that keeps what another makes.
class LogKeeper final : public log::Formatter {
 public:
  LogKeeper(std::shared_ptr<const log::Formatter> formatter, Observe observe)
      : formatter_(std::move(formatter)), observe_(observe) {}

  void format(const log::Record& record, fmt::memory_buffer& out) const override;

  /// Forgets all lines but so many first ones.
  void rewind(std::size_t lines);

  /// All lines in order; under Observe::state the first thread's, then the second's, and so on.
  [[nodiscard]] const std::string& text() const;

 private:
  struct Line {
    std::string* text;  // which it ends
    std::size_t start;  // where it begins there
  };

  std::shared_ptr<const log::Formatter> formatter_;
  Observe observe_;
  mutable std::string text_;
  mutable std::map<std::uint64_t, std::string> by_thread_;  // by ident
  mutable std::vector<Line> lines_;
};

/// A log that goes to the keeper and nowhere else.
[[nodiscard]] logging::Config kept_by(const std::shared_ptr<const LogKeeper>& keeper,
                                      logging::Level level);

}  // namespace threadlab::explore
