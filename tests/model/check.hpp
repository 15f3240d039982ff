#pragma once

// A check: a small program over a protocol as it is shipped, and what it claims in every schedule.

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "run.hpp"

namespace model {

struct Check {
  std::string_view protocol;
  std::string_view claim;  // words_joined_like_these
  int threads;
  std::function<void()> program;
  Grain grain = Grain::operations;
  bool is_large = false;  // not asked where steps are dear: under sanitizers
  int most_looks = 1;     // before a thread sleeps: more have too many schedules
};

/// A protocol that is wrong, and how it shows.
struct Mistake {
  std::string_view claim;  // words_joined_like_these
  std::string_view found;  // part of the report
  std::function<void()> program;
};

/// Every schedule of the check's program.
struct Verdict {
  bool is_complete;
  std::uint64_t executions;
  std::uint64_t steps;
  double seconds;
  std::vector<std::string> failures;
};

[[nodiscard]] Verdict verify(const std::function<void()>& program, Terms terms = {});

enum class Search : std::uint8_t { reduced, brute_force };

/// Everything that the operations of the threads can return, in all schedules that do not hang.
[[nodiscard]] std::set<std::string> results_of(const std::function<void()>& program, Search search);

// The checks, by protocol.
[[nodiscard]] std::vector<Check> lock_checks();
[[nodiscard]] std::vector<Check> semaphore_checks();
[[nodiscard]] std::vector<Check> event_checks();
[[nodiscard]] std::vector<Check> barrier_checks();
[[nodiscard]] std::vector<Check> condition_checks();
[[nodiscard]] std::vector<Check> queue_checks();

[[nodiscard]] std::vector<Check> all_checks();

[[nodiscard]] std::vector<Mistake> mistakes();

/// Programs that are small enough for brute force.
[[nodiscard]] std::vector<Check> tiny_checks();

}  // namespace model
