// UTF-8 as CPython reads it with surrogateescape: every byte that is part of no code point stands
// for itself and counts as one character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace threadlab::log {

struct Character {
  char32_t code_point = 0;  // for a stray byte, its surrogate: U+DC80 to U+DCFF
  std::size_t size = 1;     // in bytes
};

// Requires a non-empty text.
[[nodiscard]] Character first_character(std::string_view text);

[[nodiscard]] std::size_t count_characters(std::string_view text);

// Requires a scalar value: not a surrogate, not above U+10FFFF.
[[nodiscard]] std::string utf8(char32_t code_point);

// The first `count` characters of `text`, or all of it if it has fewer.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t count);

}  // namespace threadlab::log
