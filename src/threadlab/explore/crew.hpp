#pragma once

// The OS threads of an exploration, each with one job. Where the system has fewer threads than
// there are jobs, those jobs that come too late are left out: the others do their work.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace threadlab::explore {

class Crew {
 public:
  /// A job must not throw. Throws std::system_error when there is no thread for any of them.
  explicit Crew(const std::vector<std::function<void()>>& jobs) {
    threads_.reserve(jobs.size());
    try {
      for (const auto& job : jobs) start(job);
    } catch (const std::system_error&) {
      if (threads_.empty()) throw;
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
  void start(const std::function<void()>& job) {
    const std::scoped_lock guard(mutex_);  // the job cannot end before it is counted
    threads_.emplace_back([this, job] {
      job();
      const std::scoped_lock end(mutex_);
      --working_;
      finished_.notify_one();
    });
    ++working_;
  }

  std::mutex mutex_;
  std::condition_variable finished_;
  std::size_t working_ = 0;  // guarded by the mutex
  std::vector<std::thread> threads_;
};

}  // namespace threadlab::explore
