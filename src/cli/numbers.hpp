#pragma once

// Numbers as people write them: decimal digits, and nothing else.
//
// No sign, no blanks, no 0x10, no 1e3, and no 010, which some read as eight and some as ten. Not a
// number of that form, or too big for the type, is nullopt: the caller knows the option's name and
// says what it takes.

#include <charconv>
#include <optional>
#include <string_view>

namespace threadlab::cli {

/// Whether the text is `0` or digits that begin with another one than 0.
bool is_plain_whole_number(std::string_view text);

/// Whether the text is a plain whole number, with or without a fraction: 1, 0.25 or .5.
bool is_plain_decimal(std::string_view text);

template <class Integer>
std::optional<Integer> parse_whole_number(std::string_view text) {
  Integer number{};
  if (!is_plain_whole_number(text)) return std::nullopt;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  return result.ec == std::errc() ? std::optional(number) : std::nullopt;
}

/// Finite, of course.
std::optional<double> parse_decimal(std::string_view text);

}  // namespace threadlab::cli
