#pragma once

// One OS thread of an exploration: takes parts, or samples, until there are none.

#include <atomic>
#include <functional>
#include <optional>
#include <threadlab/explore/control.hpp>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/explore/runner.hpp>

namespace threadlab::explore {

class Worker {
 public:
  Worker(const Options& options, const std::function<void()>& program, Control& control);

  void work() noexcept;

  /// Which share of the tree it has searched.
  [[nodiscard]] double share_done() const { return share_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::size_t failures() const { return failures_.load(std::memory_order_relaxed); }

  /// False for one that no thread was to be had for. To be asked once all work is done.
  [[nodiscard]] bool has_worked() const { return runner_.has_value(); }
  /// Once it has worked.
  [[nodiscard]] const Tally& tally() const { return runner_->tally(); }

 private:
  void work_parts();
  void work_part(Dpor& search);
  void take_samples();
  void add_log(const std::optional<Digest>& first_seen);
  void publish(double share);

  const Options& options_;
  Control& control_;
  const std::function<void()>& program_;
  std::optional<Runner> runner_;  // made in the thread that works: a lab belongs to it
  std::atomic<double> share_ = 0;
  std::atomic<std::size_t> failures_ = 0;
};

}  // namespace threadlab::explore
