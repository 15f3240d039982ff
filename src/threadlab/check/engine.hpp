#pragma once

// The lab, as the check uses it: many runs of one program, each driven by a strategy of ours.

#include <exception>
#include <functional>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::check {

namespace engine = runtime::lab;

using Program = std::function<void()>;

struct RunEnd {
  bool has_finished;             // else it was broken off, or can never end
  engine::Schedule schedule;     // what was chosen, where the strategy said that there was a choice
  std::exception_ptr exception;  // what left the program itself, if anything
};

/// Runs the program once. Nothing is printed, neither its log nor what the excepthook would say. A
/// strategy that gives no option breaks the run off.
[[nodiscard]] RunEnd run_once(const Program& program, engine::Timing timing,
                              engine::Strategy& strategy);

}  // namespace threadlab::check
