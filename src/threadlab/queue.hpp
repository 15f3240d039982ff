#pragma once

// Queues for many producers and consumers: Python's queue.Queue and queue.LifoQueue, with Python
// 3.13's shutdown. (PriorityQueue and SimpleQueue have headers of their own.)
//
// A queue of maxsize <= 0 has no bound. Threads that wait are served oldest first; on real threads
// those that sleep are woken so, and one that is awake may come before, but not for ever. An
// element may be move-only, and its move may throw: the queue stays whole, though what a throwing
// move loses on its way out of get is lost.
//
// Steps: each method is one: *Queue.put*, *Queue.get*, *Queue.task_done*, *Queue.join*,
// *Queue.shutdown*, *Queue.read*.
//
// Differs from Python: an item that put refused (Full, ShutDown) is destroyed with the call.
//
// Example:
//     Queue<std::string> stream(10);
//     stream.put("item");
//     const std::string item = stream.get();
//     stream.task_done();
//     stream.join();

#include <cstddef>
#include <new>
#include <optional>
#include <threadlab/containers/ring.hpp>
#include <threadlab/containers/slot.hpp>
#include <threadlab/containers/stack.hpp>
#include <threadlab/errors.hpp>
#include <threadlab/queue_core.hpp>
#include <threadlab/runtime/region.hpp>
#include <threadlab/time.hpp>
#include <utility>

namespace threadlab {

namespace detail {

/// Queue and LifoQueue: they differ in how they store.
template <class T, class Storage>
class StoringQueue : public QueueCore<Storage> {
 public:
  using QueueCore<Storage>::QueueCore;

  /// Blocks while the queue is full. Throws ShutDown, and Full when `timeout` is over.
  void put(T item, Timeout timeout = forever);
  void put_nowait(T item) { put(std::move(item), no_wait); }

  /// Blocks while the queue is empty. Throws Empty when `timeout` is over, and ShutDown when the
  /// queue is shut down and empty.
  T get(Timeout timeout = forever);
  T get_nowait() { return get(no_wait); }

 private:
  enum class Verdict { done, shut_down, no_memory };
};

template <class T, class Storage>
void StoringQueue<T, Storage>::put(T item, Timeout timeout) {
  this->show(item);
  containers::Slot<T> slot = containers::pack<T>(std::move(item));
  Verdict verdict = Verdict::done;
  const auto store = [&]() noexcept {
    if (this->is_shut_down_) {
      verdict = Verdict::shut_down;
    } else if (!this->storage_.make_room()) {
      verdict = Verdict::no_memory;
    } else {
      this->storage_.push(std::move(slot));
      ++this->unfinished_;
    }
  };
  if (!this->region_.await(runtime::Operation::queue_put, this->put_gate, this->can_put(), store,
                           timeout)) {
    throw Full();
  }
  if (verdict == Verdict::shut_down) throw ShutDown();
  if (verdict == Verdict::no_memory) throw std::bad_alloc();
}

template <class T, class Storage>
T StoringQueue<T, Storage>::get(Timeout timeout) {
  std::optional<containers::Slot<T>> slot;
  const auto take = [&]() noexcept {
    if (this->storage_.size() == 0) return;  // woken by shutdown
    this->storage_.pop([&](containers::Slot<T>&& front) { slot.emplace(std::move(front)); });
  };
  if (!this->region_.await(runtime::Operation::queue_get, this->get_gate, this->can_get(), take,
                           timeout)) {
    throw Empty();
  }
  if (!slot) throw ShutDown();
  return containers::unpack<T>(std::move(*slot));
}

}  // namespace detail

/// First in, first out.
template <class T>
class Queue : public detail::StoringQueue<T, containers::Ring<containers::Slot<T>>> {
 public:
  explicit Queue(std::ptrdiff_t maxsize = 0, Named named = {})
      : detail::StoringQueue<T, containers::Ring<containers::Slot<T>>>(maxsize, named) {}
};

/// Last in, first out.
template <class T>
class LifoQueue : public detail::StoringQueue<T, containers::Stack<containers::Slot<T>>> {
 public:
  explicit LifoQueue(std::ptrdiff_t maxsize = 0, Named named = {})
      : detail::StoringQueue<T, containers::Stack<containers::Slot<T>>>(maxsize, named) {}
};

}  // namespace threadlab
