// Differences between a golden and a run that no line of a diff would show.
//
//   const auto text = match_line_ends("a\r\nb\r\n", "a\nb\n");
//   text.note     // "the golden has CRLF line ends, this run has LF\n"
//   text.golden   // "a\nb\n"
#pragma once

#include <string>
#include <string_view>

namespace threadlab::golden {

struct MatchedTexts {
  std::string golden;
  std::string actual;
  std::string note;  // a line that says what was changed; empty if nothing was
};

// If one of the two has lines that end in CRLF and the other has none, both with LF; else both as
// they are: then a '\r' is part of what the program printed.
[[nodiscard]] MatchedTexts match_line_ends(std::string_view golden, std::string_view actual);

// A line that says which of the two lacks its last '\n', if just one does; an empty text has none
// to lack.
[[nodiscard]] std::string missing_last_newline(std::string_view golden, std::string_view actual);

}  // namespace threadlab::golden
