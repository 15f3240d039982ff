// What strftime prints for a date format, in C's locale.
//
//   date_shape("%H:%M")   // digits, ":", digits
#pragma once

#include <string>
#include <string_view>
#include <threadlab/log/line_shape.hpp>
#include <variant>
#include <vector>

namespace threadlab::log {

using DateElement = std::variant<std::string, Run>;

// Unknown directives may print anything. Not empty unless `datefmt` is.
[[nodiscard]] std::vector<DateElement> date_shape(std::string_view datefmt);

// Of asctime without a date format.
[[nodiscard]] std::vector<DateElement> default_date_shape();

}  // namespace threadlab::log
