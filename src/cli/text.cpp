#include <fmt/format.h>

#include <algorithm>
#include <cli/text.hpp>

namespace threadlab::cli {
namespace {

constexpr std::size_t longest_quote = 60;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

std::string escaped(char c) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    default:
      return is_control(c) ? fmt::format("\\x{:02x}", static_cast<unsigned char>(c))
                           : std::string(1, c);
  }
}

bool continues_a_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The first bytes of `text`, at most `size` of them, and whole code points.
std::string_view head(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && continues_a_code_point(text[size])) --size;
  return text.substr(0, size);
}

bool is_bare_in_a_shell(char c) {
  const bool alphanumeric =
      (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return alphanumeric || std::string_view("-_./=:,+@%").find(c) != std::string_view::npos;
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) line += escaped(c);
  return line;
}

std::string in_quotes(std::string_view text) {
  const std::string_view shown = head(text, longest_quote);
  return "'" + on_one_line(shown) + (shown.size() < text.size() ? "...'" : "'");
}

std::string shell_quoted(std::string_view word) {
  if (!word.empty() && std::all_of(word.begin(), word.end(), is_bare_in_a_shell)) {
    return std::string(word);
  }
  std::string quote = "'";
  for (const char c : word) quote += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quote + "'";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    std::string& line = lines.back();
    if (line.empty()) {
      line = word;
    } else if (line.size() + 1 + word.size() <= width) {
      line.append(" ").append(word);
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

}  // namespace threadlab::cli
