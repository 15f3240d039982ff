#pragma once

// The tree of executions, cut into parts that can be worked off in any order, on any machine.
//
// Down to some depth every enabled step is tried, with sleep sets; what begins there is a part. No
// execution is in two parts, and the cut depends on nothing but the program and the depth.

#include <threadlab/explore/control.hpp>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/explore/runner.hpp>
#include <vector>

namespace threadlab::explore {

[[nodiscard]] DporOptions dpor_options(const Options& options);

/// At least `wanted` parts, unless the tree has fewer. Executions that end above the cut are
/// counted in the runner's tally when `counts_short_ones`.
[[nodiscard]] std::vector<Part> split(Runner& runner, const Options& options, std::size_t wanted,
                                      bool counts_short_ones, Control& control);

/// Those of the shard.
[[nodiscard]] std::vector<Part> of_shard(std::vector<Part> parts, Shard shard);

}  // namespace threadlab::explore
