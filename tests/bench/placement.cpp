#include "placement.hpp"

#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <limits>

namespace threadlab::bench {
namespace {

void pin_to(int core) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<std::size_t>(core), &cores);
  (void)pthread_setaffinity_np(pthread_self(), sizeof cores, &cores);
}

}  // namespace

Placed::Placed(Placement placement, int thread_index) {
  (void)pthread_getaffinity_np(pthread_self(), sizeof before_, &before_);
  if (placement != Placement::free)
    pin_to(placement == Placement::two_cores ? thread_index % 2 : 0);
}

Placed::~Placed() { (void)pthread_setaffinity_np(pthread_self(), sizeof before_, &before_); }

double distance_between_cores(int thread_index) {
  static std::atomic<int> turn = 0;
  constexpr int blocks = 16;
  constexpr int passes = 100;
  double shortest = std::numeric_limits<double>::infinity();
  for (int block = 0; block != blocks; ++block) {
    const auto start = std::chrono::steady_clock::now();
    for (int pass = 0; pass != passes; ++pass) {
      while (turn.load(std::memory_order_acquire) != thread_index) {
      }
      turn.store(1 - thread_index, std::memory_order_release);
    }
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    // The first block also waits for the other thread to come. A pass is there and back.
    if (block != 0) shortest = std::min(shortest, time.count() / (2 * passes));
  }
  return shortest;
}

Load::Load(int cores) {
  for (int core = 0; core != cores; ++core) {
    threads_.emplace_back([this, core] {
      pin_to(core);
      while (!over_.load(std::memory_order_relaxed)) {
      }
    });
  }
}

Load::~Load() {
  over_ = true;
  for (std::thread& thread : threads_) thread.join();
}

}  // namespace threadlab::bench
