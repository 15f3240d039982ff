#pragma once

// The OS threads of an exploration.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <threadlab/explore/worker.hpp>
#include <vector>

namespace threadlab::explore {

class Crew {
 public:
  explicit Crew(const std::vector<std::unique_ptr<Worker>>& workers) : working_(workers.size()) {
    for (const auto& worker : workers) {
      threads_.emplace_back([this, &worker = *worker] {
        worker.work();
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
