#pragma once

// All that a program can do under one timing, as one search finds it.

#include <bitset>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/runtime/lab/schedule.hpp>
#include <threadlab/runtime/operation.hpp>

#include "program.hpp"

namespace threadlab::oracle {

/// What is seen of a run: its log, how it ended, where its threads stand in a deadlock, and which
/// exceptions nobody caught. Under explore::Observe::state the log is sorted by threads.
using Behaviour = std::string;
/// The order of a run's dependent steps; see Trace::signature.
using Signature = std::uint64_t;

/// Which operations were carried out.
using Operations = std::bitset<runtime::operation_count>;

struct Behaviours {
  std::set<Behaviour> seen;
  std::map<Signature, Behaviour> classes;
  std::set<Behaviour> seen_by_threads;  // the same runs, under explore::Observe::state
  std::uint64_t executions = 0;         // whole ones
  std::uint64_t blocked = 0;            // given up
  bool is_whole = true;                 // the search came to its end
  Operations acted;                     // as steps
  Operations timed_out;
  /// Two runs that are one class and yet differ.
  std::string contradiction;
};

/// Goes through the schedules by the search, up to `most` whole executions.
[[nodiscard]] Behaviours behaviours_of(const Program& program, runtime::lab::Timing timing,
                                       const explore::DporOptions& options, std::uint64_t most);

/// The same by several searches that share the tree, an execution of each in turn. At times they
/// all stop, and what is left goes on from its text.
[[nodiscard]] Behaviours behaviours_of_many(const Program& program, runtime::lab::Timing timing,
                                            const explore::DporOptions& options, int searches);

/// About how many schedules there are: what Knuth's "Estimating the efficiency of backtrack
/// programs" (1975) makes of so many random ones.
[[nodiscard]] double schedules_of(const Program& program, runtime::lab::Timing timing, int probes);

/// What some random schedules do.
[[nodiscard]] Behaviours sample(const Program& program, runtime::lab::Timing timing,
                                std::uint64_t runs);

}  // namespace threadlab::oracle
