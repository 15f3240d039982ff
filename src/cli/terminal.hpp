#pragma once

#include <cstddef>

namespace threadlab::cli {

/// The columns that help may fill: those of the terminal (COLUMNS says so too), 40 to 80; 80 where
/// there is no terminal.
std::size_t help_width(int descriptor);

}  // namespace threadlab::cli
