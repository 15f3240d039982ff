#include <cstdio>
#include <threadlab/runtime/lab/watchdog.hpp>

namespace threadlab::runtime::lab {

Watchdog::Watchdog(const Lab& lab) : lab_(lab), thread_([this] { watch(); }) {}

Watchdog::~Watchdog() {
  {
    const std::scoped_lock guard(mutex_);
    is_over_ = true;
  }
  over_.notify_one();
  thread_.join();
}

void Watchdog::watch() {
  using namespace std::chrono_literals;
  std::unique_lock guard(mutex_);
  std::uint64_t seen = lab_.steps();
  while (!over_.wait_for(guard, 10s, [&] { return is_over_; })) {
    const std::uint64_t now = lab_.steps();
    if (now == seen) {
      std::fputs(
          "threadlab: no step for 10 s: a thread of the lab computes, spins, or waits for "
          "something "
          "that is not threadlab's\n",
          stderr);
    }
    seen = now;
  }
}

}  // namespace threadlab::runtime::lab
