#pragma once

// Durations as people write them: `1.5` (seconds), `200ms`, `2s`, `1m`; also ns, us and h.
//
// Never negative, never nan, and finite: see numbers.hpp for what else is refused. What does not
// fit a Duration (292 years) is refused too.
//
// Example:
//     parse_duration("200ms") == 200ms
//     to_text(1500ms) == "1.5s"

#include <optional>
#include <string>
#include <string_view>
#include <threadlab/time.hpp>

namespace threadlab::cli {

std::optional<Duration> parse_duration(std::string_view text);

/// The shortest text that parse_duration reads as this duration, in a unit of a second or less.
std::string to_text(Duration duration);

}  // namespace threadlab::cli
