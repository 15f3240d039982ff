#pragma once

// The oracle: does the reducing search find all that a program can do?
//
// Brute force tries every order of every two steps. What it finds (behaviours, and classes of
// schedules) the reducing search must find too, and nothing else, under both timings and for both
// ways to observe. Two schedules of one class must behave alike: else the relation that makes
// classes is too small, whether or not the search was lucky.
//
// Where brute force does not come to its end, what it found by then and what random schedules do
// must still be among what the reducing search finds.

#include <cstdint>
#include <string>

#include "behaviours.hpp"
#include "program.hpp"

namespace threadlab::oracle {

struct OracleOptions {
  std::uint64_t most = 20'000;    // executions of brute force
  std::uint64_t samples = 1'000;  // random schedules where those were not enough
};

struct Verdict {
  std::string complaint;         // empty: nothing was lost
  std::uint64_t executions = 0;  // of brute force
  std::uint64_t reduced = 0;     // of the reducing search, whole ones, under Observe::log
  std::uint64_t blocked = 0;
  std::uint64_t classes = 0;
  std::uint64_t behaviours = 0;
  int sampled = 0;   // timings under which brute force did not come to its end
  int unjudged = 0;  // timings under which the reducing search did not, either
  Operations acted;
  Operations timed_out;
};

[[nodiscard]] Verdict judge(const Program& program, const OracleOptions& options = {});

/// A random program: mostly one for which brute force can be expected to come to its end.
[[nodiscard]] Program program_of(std::uint64_t seed, const OracleOptions& options = {});

/// The smallest program found by leaving things out that is still wrong.
[[nodiscard]] Program shrunk(Program program, const OracleOptions& options = {});

/// The shrunk program and what is wrong with it, to be printed.
[[nodiscard]] std::string explained(const Program& program, const OracleOptions& options = {});

}  // namespace threadlab::oracle
