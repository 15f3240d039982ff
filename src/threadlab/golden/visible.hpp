// Text for a terminal: what would not show, or would act on the terminal, is escaped.
//
// Control and other unprintable characters become \r, \t, \x1b, \u200b or \U000e0001, a byte that
// is no UTF-8 \xff, and a backslash two: what differs always looks different.
//
//   visible_line("a\r\tb")   // "a\\r\\tb"
#pragma once

#include <string>
#include <string_view>

namespace threadlab::golden {

// Escapes line ends too.
[[nodiscard]] std::string visible_line(std::string_view line);

// Leaves '\n' as it is.
[[nodiscard]] std::string visible_text(std::string_view text);

}  // namespace threadlab::golden
