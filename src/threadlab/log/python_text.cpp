#include <fmt/format.h>

#include <iterator>
#include <threadlab/log/printable.hpp>
#include <threadlab/log/python_text.hpp>
#include <threadlab/log/utf8.hpp>

namespace threadlab::log {
namespace {

enum class Shown { printable, ascii };

void append_escape(char32_t character, std::string& out) {
  const auto value = static_cast<std::uint32_t>(character);
  if (value <= 0xFF) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", value);
  } else if (value <= 0xFFFF) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", value);
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", value);
  }
}

bool is_shown(char32_t character, Shown shown) {
  return is_printable(character) && (shown == Shown::printable || character < 0x80);
}

void append_character(std::string_view bytes, char32_t character, Shown shown, std::string& out) {
  if (character == '\n') {
    out += "\\n";
  } else if (character == '\r') {
    out += "\\r";
  } else if (character == '\t') {
    out += "\\t";
  } else if (is_shown(character, shown)) {
    out += bytes;
  } else {
    append_escape(character, out);
  }
}

std::string quoted(std::string_view text, Shown shown) {
  const bool prefers_double =
      text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
  const char quote = prefers_double ? '"' : '\'';
  std::string out(1, quote);
  while (!text.empty()) {
    const Character next = first_character(text);
    if (text.front() == quote || text.front() == '\\') out += '\\';
    append_character(text.substr(0, next.size), next.code_point, shown, out);
    text.remove_prefix(next.size);
  }
  out += quote;
  return out;
}

}  // namespace

std::string repr(std::string_view text) { return quoted(text, Shown::printable); }

std::string ascii(std::string_view text) { return quoted(text, Shown::ascii); }

std::string str(double number) {
  std::string digits = fmt::format("{}", number);  // Python's digits and exponent thresholds
  if (digits.find_first_of(".e") == std::string::npos) digits += ".0";
  return digits;
}

}  // namespace threadlab::log
