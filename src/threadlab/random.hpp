#pragma once

// Python's random.randint, drawn from the calling thread's own stream.
//
// Unseeded, every run draws other numbers. After seed(n) a program draws the same ones in every
// run, whatever the order in which its threads run and with every compiler; they are not the
// numbers that CPython's generator gives for that seed.
//
// Example:
//     seed(7);
//     const std::int64_t pause = randint(1, 5);
//     (void)pause;

#include <cstdint>

namespace threadlab {

/// Each integer from lo to hi, both ends included. Throws ValueError when lo > hi.
[[nodiscard]] std::int64_t randint(std::int64_t lo, std::int64_t hi);

/// Begins the calling thread's stream anew, and those of the threads it makes from now on.
void seed(std::uint64_t seed);

}  // namespace threadlab
