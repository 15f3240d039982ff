#pragma once

// An unbounded first-in, first-out queue without tasks: Python's queue.SimpleQueue.
//
// Steps: each method is one.
//
// Example:
//     SimpleQueue<int> queue;
//     queue.put(1);
//     const int item = queue.get();
//     (void)item;

#include <threadlab/queue.hpp>

namespace threadlab {

template <class T>
class SimpleQueue {
 public:
  explicit SimpleQueue(Named named = {}) : queue_(0, named) {}

  /// Never blocks; Python's `block` and `timeout`, which it ignores, are left out.
  void put(T item) { queue_.put(std::move(item)); }
  void put_nowait(T item) { put(std::move(item)); }

  /// Blocks while the queue is empty. Throws Empty when `timeout` is over.
  T get(Timeout timeout = forever) { return queue_.get(timeout); }
  T get_nowait() { return get(no_wait); }

  [[nodiscard]] std::size_t qsize() const { return queue_.qsize(); }
  [[nodiscard]] bool empty() const { return queue_.empty(); }

 private:
  Queue<T> queue_;
};

}  // namespace threadlab
