// oracle [PROGRAMS [FIRST [MOST]]]: asks the oracle about so many programs, from the seed FIRST on,
// on all cores. Prints each that is wrong, shrunk, and what was done in all. Exit code 1: one was
// wrong.

#include <fmt/format.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "oracle.hpp"

namespace threadlab::oracle {
namespace {

struct Totals {
  std::uint64_t programs = 0;
  std::uint64_t wrong = 0;
  std::uint64_t sampled = 0;
  Verdict sum;
};

/// Takes one seed after another until none is left.
class Asker {
 public:
  Asker(std::uint64_t first, std::uint64_t count, const OracleOptions& options)
      : next_(first), end_(first + count), options_(options) {}

  void ask() {
    for (std::uint64_t seed = next_++; seed < end_; seed = next_++) {
      const Program program = generate(seed);
      const Verdict verdict = judge(program, options_);
      const std::string text = verdict.complaint.empty() ? "" : explained(program, options_);
      const std::scoped_lock guard(mutex_);
      add(verdict);
      if (!text.empty()) fmt::print("seed {}: {}\n", seed, text);
      std::fflush(stdout);
    }
  }

  [[nodiscard]] const Totals& totals() const { return totals_; }

 private:
  void add(const Verdict& verdict) {
    ++totals_.programs;
    totals_.wrong += verdict.complaint.empty() ? 0 : 1;
    totals_.sampled += verdict.sampled != 0 ? 1 : 0;
    totals_.sum.executions += verdict.executions;
    totals_.sum.reduced += verdict.reduced;
    totals_.sum.blocked += verdict.blocked;
    totals_.sum.classes += verdict.classes;
    totals_.sum.behaviours += verdict.behaviours;
  }

  std::atomic<std::uint64_t> next_;
  const std::uint64_t end_;
  const OracleOptions options_;
  std::mutex mutex_;
  Totals totals_;  // guarded by mutex_
};

int run(std::span<char*> arguments) {
  const auto number = [&](std::size_t place, std::uint64_t otherwise) {
    return arguments.size() > place ? std::strtoull(arguments[place], nullptr, 10) : otherwise;
  };
  OracleOptions options;
  options.most = number(3, options.most);
  Asker asker(number(2, 0), number(1, 2'000), options);
  std::vector<std::thread> workers(std::thread::hardware_concurrency());
  for (std::thread& worker : workers) worker = std::thread([&] { asker.ask(); });
  for (std::thread& worker : workers) worker.join();
  const Totals& totals = asker.totals();
  fmt::print(
      "{} programs, {} wrong; brute force: {} executions, not to its end in {} programs; reduced: "
      "{} "
      "executions, {} given up, {} classes, {} behaviours\n",
      totals.programs, totals.wrong, totals.sum.executions, totals.sampled, totals.sum.reduced,
      totals.sum.blocked, totals.sum.classes, totals.sum.behaviours);
  return totals.wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace threadlab::oracle

int main(int argc, char** argv) {
  return threadlab::oracle::run({argv, static_cast<std::size_t>(argc)});
}
