#include "demo_runs.hpp"

#include <fmt/format.h>

#include <cli/arguments.hpp>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace threadlab::lab {

Proof proof_asked_for() {
  const char* const value = std::getenv("THREADLAB_PROOF");
  const std::string_view asked = value == nullptr ? "" : value;
  if (asked == "long") return Proof::whole;
  return asked == "update" ? Proof::update : Proof::sample;
}

Options seeded(std::optional<std::uint64_t> seed) {
  Options options;
  options.seed = seed;
  return options;
}

Result run_demo(const cli::Demo& demo, Options options) {
  cli::Arguments arguments;
  return run(std::move(options), demo.declare(arguments));
}

std::string digest(const Result& result) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  const std::string all =
      fmt::format("{}\n{}\n{}\n{}\n{}", static_cast<int>(result.outcome), result.log, result.report,
                  result.schedule, result.virtual_time.count());
  for (const char c : all) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  return fmt::format("{:016x}", hash);
}

}  // namespace threadlab::lab
