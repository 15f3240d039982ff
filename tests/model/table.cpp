#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "check.hpp"

// `make model`: every check and what it took, as a table. With an argument: of that protocol only.

namespace model {
namespace {

constexpr std::string_view head =
    "protocol    threads  one step     looks  executions       steps  seconds  verdict  claim";

std::string_view name(Grain grain) { return grain == Grain::locks ? "lock" : "operation"; }

std::string sentence(std::string_view claim) {
  std::string words(claim);
  std::ranges::replace(words, '_', ' ');
  return words;
}

/// Prints its row. False: it does not hold.
bool holds(const Check& check, int looks) {
  const Verdict verdict = verify(check.program, {.grain = check.grain, .looks = looks});
  const bool holds = verdict.is_complete && verdict.failures.empty();
  fmt::print("{:<11} {:>7}  {:<11} {:>6} {:>11} {:>11} {:>8.2f}  {:<7}  {}\n", check.protocol,
             check.threads, name(check.grain), looks, verdict.executions, verdict.steps,
             verdict.seconds, holds ? "holds" : "FAILS", sentence(check.claim));
  for (const std::string& failure : verdict.failures) fmt::print("{}\n", failure);
  std::fflush(stdout);
  return holds;
}

bool all_hold(std::string_view protocol) {
  fmt::print("{}\n", head);
  bool all = true;
  for (const Check& check : all_checks()) {
    if (!protocol.empty() && check.protocol != protocol) continue;
    for (int looks = 0; looks <= check.most_looks; ++looks) all = holds(check, looks) && all;
  }
  return all;
}

}  // namespace
}  // namespace model

int main(int argc, char** argv) { return model::all_hold(argc > 1 ? argv[1] : "") ? 0 : 1; }
