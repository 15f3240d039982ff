#pragma once

#include <cstdint>

namespace threadlab::explore {

/// What of a log is observed: the order of all its lines, or of each thread's own.
enum class Observe : std::uint8_t { log, state };

}  // namespace threadlab::explore
