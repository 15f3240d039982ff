// How Python shows a value as text: str(), repr() and ascii().
#pragma once

#include <string>
#include <string_view>

namespace threadlab::log {

// 'quoted', with what is not printable escaped. A byte that is no UTF-8 shows as Python's surrogate
// for it: '\udcff'.
[[nodiscard]] std::string repr(std::string_view text);

// The same, with everything beyond ASCII escaped.
[[nodiscard]] std::string ascii(std::string_view text);

// str() of a float, which is also its repr(): the shortest digits that read back as this number,
// and always a point or an exponent. Requires a finite one.
[[nodiscard]] std::string str(double number);

}  // namespace threadlab::log
