#pragma once

// A queue as Python's queue.py makes it, over a peer's lock and condition: bound, unfinished tasks.
// The condition is one, and notifies all when somebody may wait for the other half of it.

#include <deque>

namespace threadlab::bench {

template <class Monitor>
class MonitorQueue {
 public:
  explicit MonitorQueue(int bound) : bound_(static_cast<std::size_t>(bound)) {}

  void put(int item) {
    monitor_.lock();
    while (bound_ != 0 && items_.size() >= bound_) wait(putting_);
    items_.push_back(item);
    ++unfinished_;
    wake(getting_);
    monitor_.unlock();
  }

  int get() {
    monitor_.lock();
    while (items_.empty()) wait(getting_);
    const int item = items_.front();
    items_.pop_front();
    wake(putting_);
    monitor_.unlock();
    return item;
  }

 private:
  void wait(int& waiting) {
    ++waiting;
    monitor_.wait();
    --waiting;
  }
  /// One condition serves both sides, of which only one can wait at a time in earnest.
  void wake(int waiting) {
    if (waiting == 0) return;
    if (putting_ != 0 && getting_ != 0) {
      monitor_.notify_all();
    } else {
      monitor_.notify();
    }
  }

  const std::size_t bound_;
  Monitor monitor_;
  std::deque<int> items_;
  std::size_t unfinished_ = 0;
  int putting_ = 0;
  int getting_ = 0;
};

}  // namespace threadlab::bench
