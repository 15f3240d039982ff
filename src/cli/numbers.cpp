#include <algorithm>
#include <cli/numbers.hpp>

namespace threadlab::cli {
namespace {

bool is_digits(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

bool is_plain_whole_number(std::string_view text) {
  return is_digits(text) && (text.size() == 1 || text.front() != '0');
}

bool is_plain_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return is_plain_whole_number(text);
  const std::string_view whole = text.substr(0, point);
  return (whole.empty() || is_plain_whole_number(whole)) && is_digits(text.substr(point + 1));
}

std::optional<double> parse_decimal(std::string_view text) {
  double number = 0;
  if (!is_plain_decimal(text)) return std::nullopt;
  const auto result =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  return result.ec == std::errc() ? std::optional(number) : std::nullopt;
}

}  // namespace threadlab::cli
