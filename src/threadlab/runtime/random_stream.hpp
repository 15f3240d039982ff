#pragma once

// The random numbers of one thread, and of the threads it makes.
//
// Each thread draws from a stream of its own, and a child's stream follows from its parent's and
// from how many children the parent had before: a seeded program draws the same numbers whatever
// the schedule. SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
// Generators", 2014), so the numbers are the same with every compiler and library.

#include <cstdint>

namespace threadlab::runtime {

class RandomStream {
 public:
  constexpr explicit RandomStream(std::uint64_t seed) : seed_(seed), state_(seed) {}

  /// A stream that no other run has.
  static RandomStream unpredictable();

  /// The stream of the next child.
  [[nodiscard]] RandomStream split();

  /// Each integer from lo to hi, both included, is as likely as any other. Requires lo <= hi.
  [[nodiscard]] std::int64_t between(std::int64_t lo, std::int64_t hi);

 private:
  std::uint64_t next();

  std::uint64_t seed_;
  std::uint64_t state_;
  std::uint64_t children_ = 0;
};

}  // namespace threadlab::runtime
