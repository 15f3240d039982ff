#pragma once

// A run of the exploration, as the machine sees it.

#include <string>

#include "machine.hpp"

namespace model {

/// What is wrong with the machine: what holds on a good one must fail on such a one.
enum class Flaw : std::uint8_t {
  none,
  sleeps_without_looking,  // a wait does not compare the word
  exchanges_in_two_steps,  // a compare_exchange looks in one step and stores in another
};

/// What is one step.
enum class Grain : std::uint8_t {
  operations,  // each operation on a word
  locks,       // the same, but that a lock is taken in one step, when it is free, and let go in one
};

struct Terms {
  Grain grain = Grain::operations;
  Flaw flaw = Flaw::none;
  int looks = 0;
  bool keeps_results = false;
};

/// Called first by the main thread of every run.
void begin_run(Terms terms);

/// What each thread's operations have returned in the run, if that is kept.
[[nodiscard]] std::string results();

}  // namespace model
