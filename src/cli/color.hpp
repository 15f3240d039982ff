#pragma once

// Whether names are coloured, and in which colour.

#include <array>
#include <string_view>

namespace threadlab::cli {

enum class WhenToColor { automatic, always, never };

/// Whether to colour what is written to this descriptor. `automatic` asks the environment, as
/// https://no-color.org and https://bixense.com/clicolors have it: not when NO_COLOR is set, always
/// when CLICOLOR_FORCE is (and not 0), else on a terminal that is not dumb.
bool is_colored(WhenToColor when, int descriptor);

/// Where the colour begins, one escape sequence for each colour there is.
inline constexpr std::array<std::string_view, 12> color_begins{
    "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[35m", "\x1b[36m",
    "\x1b[91m", "\x1b[92m", "\x1b[93m", "\x1b[94m", "\x1b[95m", "\x1b[96m"};
inline constexpr std::string_view color_ends = "\x1b[0m";

/// The place of a name's colour in color_begins: the same in every run and on every machine.
std::size_t color_of(std::string_view name);

}  // namespace threadlab::cli
