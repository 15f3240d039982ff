#pragma once

// Stands before the library's header of this name: what there comes after much else comes here
// after little.

#include <cstdint>

namespace threadlab::runtime {

inline constexpr std::uint32_t most_left_to_lookers = 2;
inline constexpr std::uint32_t most_passed_over = 1;

}  // namespace threadlab::runtime
