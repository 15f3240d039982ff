#pragma once

// The tree of executions, cut into parts that can be searched on machines that know nothing of each
// other.
//
// Down to a part's root every enabled step is tried, with sleep sets, so no execution is in two
// parts. Sleep sets leave nearly everything to a few branches: a part that is found to be small is
// left alone, the others are cut again further down. All this depends on nothing but the program
// and the number of shards.

#include <functional>
#include <optional>
#include <threadlab/explore/control.hpp>
#include <threadlab/explore/dpor.hpp>
#include <vector>

namespace threadlab::explore {

[[nodiscard]] DporOptions dpor_options(const Options& options);

/// What falls to one shard.
struct ShardOfTree {
  std::vector<Part> parts;
  Result counted;  // executions that end above all parts, for the first shard
};

/// Nothing, if it was stopped: half a cut would not be the others' half.
[[nodiscard]] std::optional<ShardOfTree> split(const Options& options,
                                               const std::function<void()>& program,
                                               Control& control);

}  // namespace threadlab::explore
