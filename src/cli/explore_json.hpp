#pragma once

// The result of an exploration as JSON, for machines and for the other shards.
//
//     {"threadlab-explore": 2, "exploration": "semaphore --workers 3", "shard": [1, 4],
//      "complete": true, "missing": "", "stopped": false, "executions": 1500, "blocked": 11,
//      "steps": 90000, "longest": 65, "seconds": 0.02, "logs": [{"digest", "executions",
//      "schedule", "text"}], "failures": [{"kind", "report", "executions", "steps", "schedule"}]}

#include <string>
#include <threadlab/explore.hpp>

namespace threadlab::cli {

struct ShardResult {
  std::string exploration;  ///< equal for the shards of one exploration
  explore::Shard shard;
  explore::Result result;
  std::string missing;  ///< why not everything was asked; empty when it was
};

[[nodiscard]] std::string to_json(const ShardResult& whole);

/// Throws UsageError, which names the file, when the text is no such thing.
[[nodiscard]] ShardResult parse_json(const std::string& text, const std::string& file);

/// All shards, as if done in one. Throws UsageError when one is missing, doubled, or of another
/// exploration.
[[nodiscard]] ShardResult merged(const std::vector<ShardResult>& shards,
                                 const std::vector<std::string>& files);

}  // namespace threadlab::cli
