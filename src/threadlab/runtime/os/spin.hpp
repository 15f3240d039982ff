#pragma once

// A short look-out before a thread goes to sleep: a wake-up by the kernel costs as much as
// thousands of looks, and what a thread waits for often comes sooner.
//
// It may look ten times in a row first, then it looks at longer distances, for about as long as a
// wake-up takes: a shorter look-out would never see two threads that wake each other. It pauses and
// never yields: sched_yield gives the processor to whoever is busy, for milliseconds. Where looking
// was in vain it is cut by half each time, down to nothing, and tried in full again at times; one
// success restores it. What was learned is kept by the address of what is waited for, and only one
// thread looks out there at a time, the others sleep.

#include <cstdint>
#include <threadlab/runtime/function_ref.hpp>
#include <threadlab/runtime/os/futex.hpp>

namespace threadlab::runtime::os {

enum class Looks : std::uint8_t {
  eager,    // ten at once: what is waited for may come from another core any moment
  patient,  // only at distances: who is at work there gets more done when left alone
};

/// True as soon as `done` is. False: the look-out, or the time until the deadline, is over. A
/// thread that vanishes with the program does so here, too.
[[nodiscard]] bool spin(Looks looks, const void* address, Deadline deadline,
                        FunctionRef<bool()> done);

}  // namespace threadlab::runtime::os
