#pragma once

// Says on stderr when a run takes no step: code that blocks by other means than threadlab's, or
// spins, stops every thread of the lab.

#include <condition_variable>
#include <mutex>
#include <thread>
#include <threadlab/runtime/lab/lab.hpp>

namespace threadlab::runtime::lab {

class Watchdog {
 public:
  explicit Watchdog(const Lab& lab);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  void watch();

  const Lab& lab_;
  std::mutex mutex_;
  std::condition_variable over_;
  bool is_over_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace threadlab::runtime::lab
