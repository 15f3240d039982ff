// The text of %(asctime)s: logging.Formatter.formatTime.
//
// With a date format, strftime's text of the local time, or of UTC where the Record says so;
// without one (or with an empty one, as in
// Python) "2024-05-17 09:30:00,123", the milliseconds being truncated. The conversion uses
// localtime_r or gmtime_r. The text of a second is made once and kept, so calls on one Asctime must
// not overlap: the owner of the formatter guards it (see formatter.hpp).
#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <threadlab/log/record.hpp>

namespace threadlab::log {

class Asctime {
 public:
  // Throws std::invalid_argument when `datefmt` holds a NUL, which Python refuses too.
  explicit Asctime(std::optional<std::string> datefmt = {});

  [[nodiscard]] std::string text(const Record& record) const;

  // Nothing where the default serves.
  [[nodiscard]] const std::optional<std::string>& datefmt() const { return datefmt_; }

 private:
  [[nodiscard]] const std::string& text_of_second(std::time_t second, TimeZone zone) const;

  std::optional<std::string> datefmt_;
  mutable std::optional<std::time_t> second_;  // guarded by the formatter's owner
  mutable TimeZone zone_ = TimeZone::local;    // guarded likewise, as is text_
  mutable std::string text_;                   // strftime's text of second_ in zone_
};

}  // namespace threadlab::log
