// oracle [PROGRAMS [FIRST [MOST [JOBS]]]]: asks the oracle about so many programs, from the seed
// FIRST on. Prints each that is wrong, shrunk, then in how many programs each operation was carried
// out or timed out, and what was done in all. oracle -: asks about the one program whose text it
// reads. Exit code 1: one was wrong.

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <mutex>
#include <span>
#include <string_view>
#include <thread>
#include <vector>

#include "oracle.hpp"

namespace threadlab::oracle {
namespace {

using Counts = std::array<std::uint64_t, runtime::operation_count>;

struct Totals {
  std::uint64_t programs = 0;
  std::uint64_t wrong = 0;
  std::uint64_t sampled = 0;
  std::uint64_t unjudged = 0;
  Verdict sum;
  Counts acted{};
  Counts timed_out{};
};

void count(const Operations& operations, Counts& counts) {
  for (std::size_t i = 0; i != operations.size(); ++i) counts.at(i) += operations[i] ? 1U : 0U;
}

/// Takes one seed after another until none is left.
class Asker {
 public:
  Asker(std::uint64_t first, std::uint64_t count, const OracleOptions& options)
      : next_(first), end_(first + count), options_(options) {}

  void ask() {
    for (std::uint64_t seed = next_++; seed < end_; seed = next_++) {
      const Program program = program_of(seed, options_);
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
    totals_.unjudged += verdict.unjudged != 0 ? 1 : 0;
    totals_.sum.executions += verdict.executions;
    totals_.sum.reduced += verdict.reduced;
    totals_.sum.blocked += verdict.blocked;
    totals_.sum.classes += verdict.classes;
    totals_.sum.behaviours += verdict.behaviours;
    count(verdict.acted, totals_.acted);
    count(verdict.timed_out, totals_.timed_out);
  }

  std::atomic<std::uint64_t> next_;
  const std::uint64_t end_;
  const OracleOptions options_;
  std::mutex mutex_;
  Totals totals_;  // guarded by mutex_
};

void print_operations(const Totals& totals) {
  fmt::print("{:26} {:>9} {:>9}\n", "in so many programs", "done", "timed out");
  for (std::size_t i = 0; i != runtime::operation_count; ++i) {
    const auto operation = static_cast<runtime::Operation>(i);
    fmt::print("{:26} {:9} {:9}\n", runtime::name(operation), totals.acted.at(i),
               totals.timed_out.at(i));
  }
}

void print_sum(const Totals& totals) {
  fmt::print(
      "{} programs, {} wrong; brute force: {} executions, not to its end in {} programs; reduced: "
      "{} executions, {} given up, {} classes, {} behaviours, not to its end in {} programs\n",
      totals.programs, totals.wrong, totals.sum.executions, totals.sampled, totals.sum.reduced,
      totals.sum.blocked, totals.sum.classes, totals.sum.behaviours, totals.unjudged);
}

bool ask_about_many(std::span<char*> arguments) {
  const auto number = [&](std::size_t place, std::uint64_t otherwise) {
    return arguments.size() > place ? std::strtoull(arguments[place], nullptr, 10) : otherwise;
  };
  OracleOptions options;
  options.most = number(3, options.most);
  Asker asker(number(2, 0), number(1, 2'000), options);
  std::vector<std::thread> workers(number(4, std::thread::hardware_concurrency()));
  for (std::thread& worker : workers) worker = std::thread([&] { asker.ask(); });
  for (std::thread& worker : workers) worker.join();
  print_operations(asker.totals());
  print_sum(asker.totals());
  return asker.totals().wrong == 0;
}

bool ask_about_one() {
  const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
  const Verdict verdict = judge(parse(text));
  fmt::print("{}brute force: {} executions{}; reduced: {} executions, {} classes, {} behaviours\n",
             verdict.complaint, verdict.executions, verdict.sampled != 0 ? ", not all" : "",
             verdict.reduced, verdict.classes, verdict.behaviours);
  return verdict.complaint.empty();
}

}  // namespace
}  // namespace threadlab::oracle

int main(int argc, char** argv) try {
  namespace oracle = threadlab::oracle;
  const std::span<char*> arguments{argv, static_cast<std::size_t>(argc)};
  const bool is_text = argc > 1 && std::string_view(arguments[1]) == "-";
  const bool is_right = is_text ? oracle::ask_about_one() : oracle::ask_about_many(arguments);
  return is_right ? 0 : 1;
} catch (const std::exception& error) {
  fmt::print(stderr, "oracle: {}\n", error.what());
  return 2;
}
