#include <fmt/format.h>

#include <cstdio>

#include "check.hpp"

// `make model`: every check with what it took, as a table.

int main(int argc, char** argv) {
  fmt::print("{:<12} {:<66} {:>2} {:>5} {:>10} {:>12} {:>7}  {}\n", "protocol", "claim", "of",
             "looks", "executions", "steps", "seconds", "verdict");
  bool all_hold = true;
  for (const model::Check& check : model::all_checks()) {
    if (argc > 1 && check.protocol != argv[1] && check.claim != argv[1]) continue;
    for (int looks = 0; looks != (check.is_large ? 1 : 2); ++looks) {
      const model::Verdict verdict =
          model::verify(check.program, {.grain = check.grain, .looks = looks});
      const bool holds = verdict.is_complete && verdict.failures.empty();
      all_hold = all_hold && holds;
      fmt::print("{:<12} {:<66} {:>2} {:>5} {:>10} {:>12} {:>7.2f}  {}\n", check.protocol,
                 check.claim, check.threads, looks, verdict.executions, verdict.steps,
                 verdict.seconds, holds ? "holds" : "FAILS");
      for (const std::string& failure : verdict.failures) fmt::print("{}\n", failure);
      std::fflush(stdout);
    }
  }
  return all_hold ? 0 : 1;
}
