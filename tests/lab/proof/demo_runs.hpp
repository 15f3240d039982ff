#pragma once

// The demos in the lab, in this process, as often as a proof asks for.

#include <cli/catalog.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <threadlab/lab.hpp>

namespace threadlab::lab {

/// What the environment's THREADLAB_PROOF asks for.
enum class Proof : std::uint8_t {
  sample,  // nothing: a few runs of what is promised
  whole,   // `long`: all of them
  update,  // `update`: the table of digests is written anew
};

[[nodiscard]] Proof proof_asked_for();
[[nodiscard]] inline bool is_long_proof() { return proof_asked_for() == Proof::whole; }

/// `threadlab DEMO --lab --seed SEED`; no seed: `threadlab DEMO --lab`.
[[nodiscard]] Options seeded(std::optional<std::uint64_t> seed);

[[nodiscard]] Result run_demo(const cli::Demo& demo, Options options);

/// All that can be seen of a run, in 64 bits (FNV-1a), as hexadecimal digits.
[[nodiscard]] std::string digest(const Result& result);

}  // namespace threadlab::lab
