#pragma once

// The OS threads of an exploration, each with one job.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace threadlab::explore {

class Crew {
 public:
  /// A job must not throw.
  explicit Crew(const std::vector<std::function<void()>>& jobs) : working_(jobs.size()) {
    for (const auto& job : jobs) {
      threads_.emplace_back([this, job] {
        job();
        const std::scoped_lock guard(mutex_);
        --working_;
        finished_.notify_one();
      });
    }
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew() {
    for (std::thread& thread : threads_) thread.join();
  }

  /// Waits for that, no longer than `timeout`.
  [[nodiscard]] bool has_finished(std::chrono::milliseconds timeout) {
    std::unique_lock guard(mutex_);
    return finished_.wait_for(guard, timeout, [this] { return working_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable finished_;
  std::size_t working_;  // guarded by the mutex
  std::vector<std::thread> threads_;
};

}  // namespace threadlab::explore
