#pragma once

// What is possible on this machine: futexes and bounded adaptive spinning, and nothing else. No
// names, no lab, no misuse found, no timeouts, no order among sleepers.

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <climits>
#include <cstdint>
#include <vector>

namespace threadlab::bench::possible {

using Futex = std::atomic<std::uint32_t>;

inline void futex_wait(const Futex& word, std::uint32_t expected) {
  syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, expected, nullptr, nullptr, 0);
}
inline void futex_wake(const Futex& word, int count) {
  syscall(SYS_futex, &word, FUTEX_WAKE_PRIVATE, count, nullptr, nullptr, 0);
}

/// Looks for about as long as a wake-up takes, less after each time that it was in vain.
class Spinner {
 public:
  template <class Done>
  bool spin(Done done) {
    const std::uint32_t budget = ++waits_ % 256 == 0 ? most : budget_.load(relaxed);
    for (int i = 0; i != 10; ++i) {
      if (done()) return true;
      __builtin_ia32_pause();
    }
    for (std::uint32_t look = 0; look < budget; ++look) {
      for (int i = 0; i != 8; ++i) __builtin_ia32_pause();
      if (done()) {
        if (budget_.load(relaxed) != most) budget_.store(most, relaxed);
        return true;
      }
    }
    budget_.store(budget / 2, relaxed);
    return false;
  }

 private:
  static constexpr auto relaxed = std::memory_order_relaxed;
  static constexpr std::uint32_t most = 64;

  std::atomic<std::uint32_t> budget_ = most;
  inline static thread_local std::uint32_t waits_ = 0;
};

/// 0 free, 1 held, 2 held and somebody may sleep.
class Lock {
 public:
  void lock() {
    if (!try_lock()) lock_slowly();
  }
  bool try_lock() {
    std::uint32_t seen = word_.load(std::memory_order_relaxed);
    return seen == 0 && word_.compare_exchange_strong(seen, 1, std::memory_order_acquire);
  }
  template <class Duration>
  bool try_lock_for(Duration /*timeout*/) {
    lock();
    return true;
  }
  void unlock() {
    if (word_.exchange(0, std::memory_order_release) == 2) futex_wake(word_, 1);
  }
  void acquire() { lock(); }
  void release() { unlock(); }

 private:
  [[gnu::noinline]] void lock_slowly() {
    if (spinner_.spin([&] { return try_lock(); })) return;
    while (word_.exchange(2, std::memory_order_acquire) != 0) futex_wait(word_, 2);
  }

  Futex word_ = 0;
  Spinner spinner_;
};

class Monitor {
 public:
  void lock() { lock_.lock(); }
  void unlock() { lock_.unlock(); }
  void wait() {
    const std::uint32_t before = notified_.load(std::memory_order_relaxed);
    ++waiting_;
    lock_.unlock();
    const auto changed = [&] { return notified_.load(std::memory_order_acquire) != before; };
    if (!spinner_.spin(changed)) {
      while (!changed()) futex_wait(notified_, before);
    }
    lock_.lock();
    --waiting_;
  }
  void notify() { wake(1); }
  void notify_all() { wake(INT_MAX); }

 private:
  void wake(int count) {
    if (waiting_ == 0) return;
    notified_.fetch_add(1, std::memory_order_release);
    futex_wake(notified_, count);
  }

  Lock lock_;
  Futex notified_ = 0;
  int waiting_ = 0;
  Spinner spinner_;
};

class Event {
 public:
  [[nodiscard]] bool is_set() const { return word_.load(std::memory_order_acquire) == 1; }
  void set() {
    if (word_.exchange(1, std::memory_order_acq_rel) == 2) futex_wake(word_, INT_MAX);
  }
  void clear() { word_.store(0, std::memory_order_relaxed); }
  void wait() {
    if (is_set() || spinner_.spin([&] { return is_set(); })) return;
    for (std::uint32_t seen = 0; !is_set(); seen = 0) {
      if (word_.compare_exchange_strong(seen, 2) || seen == 2) futex_wait(word_, 2);
    }
  }

 private:
  Futex word_ = 0;
  Spinner spinner_;
};

class Barrier {
 public:
  explicit Barrier(int parties) : parties_(static_cast<std::uint32_t>(parties)) {}
  void wait() {
    const std::uint32_t round = round_.load(std::memory_order_acquire);
    if (arrived_.fetch_add(1, std::memory_order_acq_rel) + 1 == parties_) {
      arrived_.store(0, std::memory_order_relaxed);
      round_.store(round + 1, std::memory_order_release);
      if (sleepers_.exchange(0, std::memory_order_seq_cst) != 0) futex_wake(round_, INT_MAX);
      return;
    }
    const auto over = [&] { return round_.load(std::memory_order_acquire) != round; };
    if (spinner_.spin(over)) return;
    while (!over()) {
      sleepers_.fetch_add(1, std::memory_order_seq_cst);
      futex_wait(round_, round);
    }
  }

 private:
  const std::uint32_t parties_;
  std::atomic<std::uint32_t> arrived_ = 0;
  std::atomic<std::uint32_t> sleepers_ = 0;
  alignas(64) Futex round_ = 0;
  Spinner spinner_;
};

/// One lock, a ring that grows, wakes only for sleepers.
class Queue {
 public:
  explicit Queue(int bound) : bound_(static_cast<std::size_t>(bound)), ring_(1024) {}
  void put(int item) {
    lock_.lock();
    while (bound_ != 0 && count_ == bound_) sleep(not_full_);
    if (count_ == ring_.size()) grow();
    ring_[(first_ + count_++) & (ring_.size() - 1)] = item;
    leave(not_empty_);
  }
  int get() {
    lock_.lock();
    while (count_ == 0) sleep(not_empty_);
    const int item = ring_[first_];
    first_ = (first_ + 1) & (ring_.size() - 1);
    --count_;
    leave(not_full_);
    return item;
  }

 private:
  struct Side {
    Futex turn = 0;
    int sleepers = 0;
    Spinner spinner;
  };

  void sleep(Side& side) {
    const std::uint32_t before = side.turn.load(std::memory_order_relaxed);
    ++side.sleepers;
    lock_.unlock();
    const auto changed = [&] { return side.turn.load(std::memory_order_acquire) != before; };
    if (!side.spinner.spin(changed)) {
      while (!changed()) futex_wait(side.turn, before);
    }
    lock_.lock();
  }
  void leave(Side& side) {
    const bool wakes = side.sleepers != 0;
    if (wakes) {
      --side.sleepers;
      side.turn.fetch_add(1, std::memory_order_release);
    }
    lock_.unlock();
    if (wakes) futex_wake(side.turn, 1);
  }
  void grow() {
    std::vector<int> larger(2 * ring_.size());
    for (std::size_t i = 0; i != count_; ++i) larger[i] = ring_[(first_ + i) & (ring_.size() - 1)];
    ring_.swap(larger);
    first_ = 0;
  }

  const std::size_t bound_;
  Lock lock_;
  std::vector<int> ring_;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  Side not_empty_;
  Side not_full_;
};

}  // namespace threadlab::bench::possible
