#pragma once

// For how long a region with patient looks lets others come before those who stand in its gates.
// (A header of its own, so that the model check can be less patient.)

#include <cstdint>

namespace threadlab::runtime {

/// A thread that looks out, and has not come after so many steps, may have lost its processor.
inline constexpr std::uint32_t most_left_to_lookers = 64;

/// Who was passed over as often is served.
inline constexpr std::uint32_t most_passed_over = 1000;

}  // namespace threadlab::runtime
