#pragma once

// Text for people: quoted, wrapped, one line.

#include <string>
#include <string_view>
#include <vector>

namespace threadlab::cli {

/// 'text' for an error message, on one line; a long one is cut short.
std::string in_quotes(std::string_view text);

/// The text without control characters, each of which is escaped instead: \n.
std::string on_one_line(std::string_view text);

/// The word as a POSIX shell reads it back; bare when it needs no quotes.
std::string shell_quoted(std::string_view word);

/// The words of `text` in lines of at most `width` columns; a longer word has a line to itself.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

}  // namespace threadlab::cli
