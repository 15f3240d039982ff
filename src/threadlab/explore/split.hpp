#pragma once

// The tree of executions, cut into parts that can be searched on machines that know nothing of each
// other.
//
// Down to a part's root every enabled step is tried, with sleep sets, so no execution is in two
// parts. Sleep sets leave nearly everything to a few branches: a part that is found to be small is
// left alone, the others are cut again further down. All this depends on nothing but the program.

#include <threadlab/explore/control.hpp>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/explore/runner.hpp>
#include <vector>

namespace threadlab::explore {

[[nodiscard]] DporOptions dpor_options(const Options& options);

/// The parts of the shard. The first shard also counts, in the runner's tally, the executions that
/// end above all parts.
[[nodiscard]] std::vector<Part> split(Runner& runner, const Options& options, Control& control);

}  // namespace threadlab::explore
