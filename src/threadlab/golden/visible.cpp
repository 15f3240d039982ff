#include <fmt/format.h>

#include <iterator>
#include <threadlab/golden/visible.hpp>
#include <threadlab/log/printable.hpp>
#include <threadlab/log/utf8.hpp>

namespace threadlab::golden {
namespace {

bool is_stray_byte(const log::Character& character) {
  return character.code_point >= 0xdc80 && character.code_point <= 0xdcff;
}

void append_byte(std::string& out, char32_t byte) {
  fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<std::uint32_t>(byte));
}

void append_code(std::string& out, char32_t code_point) {
  const auto number = static_cast<std::uint32_t>(code_point);
  if (number < 0x80) {
    append_byte(out, code_point);
  } else if (number < 0x10000) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", number);
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", number);
  }
}

// `bytes` are those of `character`.
void append_visible(std::string& out, const log::Character& character, std::string_view bytes) {
  if (is_stray_byte(character)) {
    append_byte(out, character.code_point - 0xdc00);
    return;
  }
  switch (character.code_point) {
    case U'\\':
      out += "\\\\";
      return;
    case U'\n':
      out += "\\n";
      return;
    case U'\r':
      out += "\\r";
      return;
    case U'\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (log::is_printable(character.code_point)) {
    out += bytes;
  } else {
    append_code(out, character.code_point);
  }
}

}  // namespace

std::string visible_line(std::string_view line) {
  std::string out;
  while (!line.empty()) {
    const auto character = log::first_character(line);
    append_visible(out, character, line.substr(0, character.size));
    line.remove_prefix(character.size);
  }
  return out;
}

std::string visible_text(std::string_view text) {
  std::string out;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    out += visible_line(text.substr(0, end)) + '\n';
    text.remove_prefix(end + 1);
  }
  return out + visible_line(text);
}

}  // namespace threadlab::golden
