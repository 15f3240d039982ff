#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cli/durations.hpp>
#include <cli/numbers.hpp>
#include <cmath>

namespace threadlab::cli {
namespace {

struct Unit {
  std::string_view name;
  Duration length;
};

constexpr std::array<Unit, 6> units{{{"ns", std::chrono::nanoseconds(1)},
                                     {"us", std::chrono::microseconds(1)},
                                     {"ms", std::chrono::milliseconds(1)},
                                     {"s", std::chrono::seconds(1)},
                                     {"m", std::chrono::minutes(1)},
                                     {"h", std::chrono::hours(1)}}};

/// The unit's length; a second when nothing names one.
std::optional<Duration> length_of_unit(std::string_view name) {
  if (name.empty()) return std::chrono::seconds(1);
  for (const Unit& unit : units) {
    if (unit.name == name) return unit.length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view text) {
  const std::size_t number_ends = text.find_last_of("0123456789.") + 1;  // npos + 1 is 0
  const std::optional<double> number = parse_decimal(text.substr(0, number_ends));
  const std::optional<Duration> unit = length_of_unit(text.substr(number_ends));
  if (!number || !unit) return std::nullopt;
  const double nanoseconds = std::round(*number * static_cast<double>(unit->count()));
  // The bound is rounded up to a power of two, which no Duration reaches.
  if (nanoseconds >= static_cast<double>(Duration::max().count())) return std::nullopt;
  return Duration(static_cast<Duration::rep>(nanoseconds));
}

std::string to_text(Duration duration) {
  if (duration == Duration::zero()) return "0s";
  std::size_t unit = 3;  // seconds, and smaller ones for what is less
  while (unit > 0 && duration < units[unit].length) --unit;
  const auto count = static_cast<double>(duration.count());
  return fmt::format("{}{}", count / static_cast<double>(units[unit].length.count()),
                     units[unit].name);
}

}  // namespace threadlab::cli
