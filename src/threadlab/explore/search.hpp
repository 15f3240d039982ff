#pragma once

// The seam for a search over schedules: a strategy that is asked for one execution after another.

#include <threadlab/runtime/lab/schedule.hpp>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::explore {

class Search : public runtime::lab::Strategy {
 public:
  /// Prepares the next execution. False: there is none left.
  [[nodiscard]] virtual bool next() = 0;

  /// Whether every behaviour has been seen once `next` says that none is left.
  [[nodiscard]] virtual bool is_complete() const = 0;

  /// The choices of the last execution.
  [[nodiscard]] virtual runtime::lab::Schedule schedule() const = 0;

  /// Which share of the executions has been run, as far as can be told by now: 0 to 1.
  [[nodiscard]] virtual double share_done() const = 0;
};

}  // namespace threadlab::explore
