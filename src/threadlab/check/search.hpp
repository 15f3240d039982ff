#pragma once

// The search for a run that prints the log.

#include <chrono>
#include <threadlab/check/engine.hpp>
#include <threadlab/check/pilot.hpp>

namespace threadlab::check {

using Deadline = std::chrono::steady_clock::time_point;

enum class Found : std::uint8_t {
  yes,
  no,  // every run was looked at
  not_in_time,
};

struct Finding {
  Found found;
  std::size_t furthest;      // how many lines some run has printed
  std::vector<Choice> path;  // of the run that was found
};

/// What a search is about, and what it leaves behind for the next.
struct Case {
  const Program& program;
  engine::Timing timing;
  const Log& log;
  LineNumbers& numbers;
  Printer& printer;
  Knowledge knowledge = {};
};

/// Runs the program once as fifo would, to learn what its threads do and to what its items lead.
/// Returns what left the program by an exception, if anything. Breaks off at the deadline.
std::exception_ptr rehearse(Case& what, Deadline deadline);

/// Looks for a run that prints the first `end` lines.
[[nodiscard]] Finding search(Case& what, Goal goal, std::size_t end, Deadline deadline,
                             const std::function<void(std::string)>& may_come_next = {});

}  // namespace threadlab::check
