#pragma once

// What the OS threads of one exploration share: the work that is left, and whether to go on.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <threadlab/explore.hpp>
#include <threadlab/explore/digest.hpp>
#include <threadlab/explore/part.hpp>
#include <unordered_set>
#include <vector>

namespace threadlab::explore {

class Control {
 public:
  Control(const Options& options, std::uint64_t executions_before);

  // The work.

  void put(std::vector<Part> parts);
  /// Waits while there is none and another part, of which more may come, is not finished. Nothing:
  /// all are, or it is time to stop.
  [[nodiscard]] std::optional<Part> take();
  /// The part that was taken has been searched, or what is left of it was put back.
  void finish_part();
  /// Whether somebody waits for a part.
  [[nodiscard]] bool wants_parts() const { return wants_parts_.load(std::memory_order_relaxed); }
  /// The number of the next sample; nothing when there have been enough.
  [[nodiscard]] std::optional<std::uint64_t> take_sample();
  /// Whether there are samples that nobody took.
  [[nodiscard]] bool has_samples() const;
  /// The parts that nobody took.
  [[nodiscard]] std::vector<Part> rest();

  // The limits.

  void count_executions(std::uint64_t count) {
    executions_.fetch_add(count, std::memory_order_relaxed);
  }
  [[nodiscard]] std::uint64_t executions() const {
    return executions_.load(std::memory_order_relaxed);
  }
  [[nodiscard]] bool stops();
  void stop();
  void fail(std::exception_ptr error);
  void rethrow();

  // What is known meanwhile.

  void add_log(const Digest& log);
  [[nodiscard]] std::size_t distinct_logs();

  void incomplete() { incomplete_.store(true, std::memory_order_relaxed); }
  [[nodiscard]] bool is_incomplete() const { return incomplete_.load(std::memory_order_relaxed); }
  [[nodiscard]] Duration elapsed() const;

 private:
  using Clock = std::chrono::steady_clock;

  const Options& options_;
  const Clock::time_point start_ = Clock::now();
  std::atomic<std::uint64_t> executions_;
  std::atomic<std::uint64_t> samples_ = 0;
  std::atomic<bool> stops_ = false;
  std::atomic<bool> incomplete_ = false;
  std::atomic<bool> wants_parts_ = false;

  std::mutex mutex_;
  std::condition_variable changed_;  // all below: guarded by the mutex
  std::deque<Part> parts_;
  int unfinished_ = 0;  // parts that somebody searches
  int waiting_ = 0;
  std::exception_ptr error_;
  std::unordered_set<Digest, DigestHash> logs_;
};

}  // namespace threadlab::explore
