#include <threadlab/log/utf8.hpp>

namespace threadlab::log {
namespace {

struct Lead {
  std::size_t size;  // of the whole sequence; 0 where no sequence begins so
  char32_t bits;     // of the code point that the lead byte carries
  char32_t least;    // what is smaller has a shorter form, which alone is valid
};

Lead read_lead(unsigned char byte) {
  if (byte < 0x80) return {.size = 1, .bits = byte, .least = 0};
  if ((byte & 0xE0U) == 0xC0) return {.size = 2, .bits = byte & 0x1FU, .least = 0x80};
  if ((byte & 0xF0U) == 0xE0) return {.size = 3, .bits = byte & 0x0FU, .least = 0x800};
  if ((byte & 0xF8U) == 0xF0) return {.size = 4, .bits = byte & 0x07U, .least = 0x10000};
  return {.size = 0, .bits = 0, .least = 0};
}

bool is_scalar_value(char32_t value) {
  return value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF);
}

}  // namespace

Character first_character(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const Character stray{.code_point = char32_t{0xDC00} + first, .size = 1};
  const Lead lead = read_lead(first);
  if (lead.size == 0 || lead.size > text.size()) return stray;
  char32_t value = lead.bits;
  for (const char next : text.substr(1, lead.size - 1)) {
    const auto byte = static_cast<unsigned char>(next);
    if ((byte & 0xC0U) != 0x80) return stray;
    value = (value << 6U) | (byte & 0x3FU);
  }
  if (value < lead.least || !is_scalar_value(value)) return stray;
  return {.code_point = value, .size = lead.size};
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(first_character(text).size);
  return count;
}

std::string utf8(char32_t code_point) {
  if (code_point < 0x80) return {static_cast<char>(code_point)};
  const auto continuation = [code_point](unsigned shift) {
    return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
  };
  const auto lead = [code_point](unsigned mark, unsigned shift) {
    return static_cast<char>(mark | (code_point >> shift));
  };
  if (code_point < 0x800) return {lead(0xC0, 6), continuation(0)};
  if (code_point < 0x10000) return {lead(0xE0, 12), continuation(6), continuation(0)};
  return {lead(0xF0, 18), continuation(12), continuation(6), continuation(0)};
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::string_view rest = text;
  for (; count > 0 && !rest.empty(); --count) rest.remove_prefix(first_character(rest).size);
  return text.substr(0, text.size() - rest.size());
}

}  // namespace threadlab::log
