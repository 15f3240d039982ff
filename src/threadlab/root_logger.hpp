#pragma once

// The log of one world: spdlog's logger "root" behind a region of ours, so that taking a place in
// the order of lines and printing the line are one step. Not installed.

#include <atomic>
#include <memory>
#include <optional>
#include <string_view>
#include <threadlab/logging.hpp>
#include <threadlab/runtime/region.hpp>

namespace spdlog {
class logger;
}

namespace threadlab::logging {

class RootLogger {
 public:
  RootLogger();
  ~RootLogger();
  RootLogger(const RootLogger&) = delete;
  RootLogger& operator=(const RootLogger&) = delete;

  void configure(Config config);

  /// What the log is until it is configured; else it is Python's default. Its formatter and sink
  /// are given, so that it cannot fail later. Called before there is a second thread.
  void prepare(Config config);

  [[nodiscard]] bool is_enabled(Level level) const {
    return static_cast<int>(level) >= level_.load(std::memory_order_relaxed);
  }

  void emit(Level level, const Place& place, std::string_view message);

  /// Returns when no line is being written any more.
  void drain();

 private:
  struct Speaker;

  std::unique_ptr<spdlog::logger> make_logger(Config config);
  void ensure_logger();

  runtime::Region<0> region_{runtime::ObjectKind::log};
  std::unique_ptr<spdlog::logger> logger_;  // guarded by region_; null until it is needed
  std::atomic<bool> has_logger_ = false;    // it is never taken away again
  const Speaker* speaker_ = nullptr;        // guarded by region_: who takes the step
  std::optional<Config> prepared_;
  bool is_prepared_ = true;  // guarded by region_: the program has not configured it
  std::atomic<int> level_ = static_cast<int>(Level::warning);
};

}  // namespace threadlab::logging
