// Python's str.isprintable for one character: what repr() shows as it is.
#pragma once

namespace threadlab::log {

// By the character database of CPython 3.11, Unicode 14.0: false for control, format, surrogate,
// private and unassigned characters and for all separators but the blank.
[[nodiscard]] bool is_printable(char32_t character);

}  // namespace threadlab::log
