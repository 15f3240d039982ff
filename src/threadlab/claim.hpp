#pragma once

// What a program claims of itself: Python's assert, for programs of many threads.
//
// In the lab a claim that is false ends the run as broken, with its schedule to replay it;
// threadlab::explore holds a claim against every schedule. On real threads it is an AssertionError.
// A claim is no step: it looks at what its thread has seen.
//
// Example:
//     Lock lock;
//     const bool taken = lock.acquire(no_wait);
//     claim(taken, "nobody else has the lock");

#include <string_view>

namespace threadlab {

/// Throws AssertionError(what) when the condition is false; in the lab it does not return then.
void claim(bool condition, std::string_view what);

}  // namespace threadlab
