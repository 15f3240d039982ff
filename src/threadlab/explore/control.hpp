#pragma once

// What the OS threads of one exploration share: the work that is left, and whether to go on.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <threadlab/explore.hpp>
#include <threadlab/explore/part.hpp>
#include <vector>

namespace threadlab::explore {

class Control {
 public:
  Control(const Options& options, std::uint64_t executions_before);

  // The work.

  void put(std::vector<Part> parts);
  [[nodiscard]] std::optional<Part> take();
  /// The number of the next sample; nothing when there have been enough.
  [[nodiscard]] std::optional<std::uint64_t> take_sample();
  /// A part that is left as it is.
  void leave(Part part);
  void finish_part();
  [[nodiscard]] std::vector<Part> rest();

  // The limits.

  /// One more execution. False: it was the last there may be.
  void count_execution() { executions_.fetch_add(1, std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t executions() const {
    return executions_.load(std::memory_order_relaxed);
  }
  [[nodiscard]] bool stops();
  void stop() { stops_.store(true, std::memory_order_relaxed); }
  void fail(std::exception_ptr error);
  void rethrow();

  // What is known meanwhile.

  void incomplete() { incomplete_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool is_incomplete() const { return incomplete_.load(std::memory_order_relaxed); }
  [[nodiscard]] Duration elapsed() const;
  /// `share` of the parts that are being worked on is done, all together.
  [[nodiscard]] double share_done(double share) const;

 private:
  using Clock = std::chrono::steady_clock;

  const Options& options_;
  const Clock::time_point start_ = Clock::now();
  std::atomic<std::uint64_t> executions_;
  std::atomic<std::uint64_t> samples_ = 0;
  std::atomic<bool> stops_ = false;
  std::atomic<bool> incomplete_ = false;

  std::mutex mutex_;
  std::vector<Part> parts_;  // all below: guarded by the mutex
  std::vector<Part> left_;
  std::exception_ptr error_;
  std::atomic<std::size_t> parts_done_ = 0;
  std::atomic<std::size_t> parts_in_all_ = 0;
};

}  // namespace threadlab::explore
