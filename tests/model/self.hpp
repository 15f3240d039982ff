#pragma once

#include <cstdint>

namespace model {

/// Tells the modelled library which thread of the exploration goes on: fibers share its
/// thread_locals. Called after each step, and when a thread begins.
void become(std::uint32_t number);

}  // namespace model
