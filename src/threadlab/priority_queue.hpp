#pragma once

// A queue that gives the least element first: Python's queue.PriorityQueue.
//
// The comparison is user code. It runs in the thread that puts or gets, with the queue locked, so
// it must not use the queue; it may throw: the call throws it then, and has changed nothing but
// that the item of that put is gone.
//
// Steps: as Queue's. A thread that waited is woken to compare for itself, so one that comes just
// then may be before it. A step that the comparison takes (a log line) is within the step of put or
// get: until that is over nobody else steps on the queue.
//
// Example:
//     PriorityQueue<int> queue;
//     queue.put(2);
//     queue.put(1);
//     const int least = queue.get();
//     (void)least;

#include <cstddef>
#include <functional>
#include <optional>
#include <threadlab/containers/heap.hpp>
#include <threadlab/containers/slot.hpp>
#include <threadlab/queue_core.hpp>
#include <utility>

namespace threadlab {

namespace detail {

/// Compares elements that may stand behind pointers.
template <class T, class Compare>
struct SlotLess {
  bool operator()(const containers::Slot<T>& a, const containers::Slot<T>& b) const {
    if constexpr (containers::moves_safely<T>) {
      return compare(a, b);
    } else {
      return compare(*a, *b);
    }
  }

  [[no_unique_address]] Compare compare;
};

}  // namespace detail

template <class T, class Compare = std::less<T>>
class PriorityQueue
    : public detail::QueueCore<containers::Heap<containers::Slot<T>, detail::SlotLess<T, Compare>>,
                               true> {
  using Storage = containers::Heap<containers::Slot<T>, detail::SlotLess<T, Compare>>;

 public:
  explicit PriorityQueue(std::ptrdiff_t maxsize = 0, Compare compare = {}, Named named = {})
      : detail::QueueCore<Storage, true>(maxsize, named,
                                         detail::SlotLess<T, Compare>{std::move(compare)}) {}

  /// Blocks while the queue is full. Throws ShutDown, and Full when `timeout` is over.
  void put(T item, Timeout timeout = forever) {
    containers::Slot<T> slot = containers::pack<T>(std::move(item));
    const auto store = [&] {
      if (this->is_shut_down_) throw ShutDown();
      this->storage_.push(std::move(slot));
      ++this->unfinished_;
    };
    if (!this->region_.await_own(runtime::Operation::queue_put, this->put_gate, this->can_put(),
                                 store, timeout)) {
      throw Full();
    }
  }
  void put_nowait(T item) { put(std::move(item), no_wait); }

  /// Blocks while the queue is empty. Throws Empty when `timeout` is over, and ShutDown when the
  /// queue is shut down and empty.
  T get(Timeout timeout = forever) {
    std::optional<containers::Slot<T>> slot;
    const auto take = [&] {
      if (this->storage_.size() == 0) throw ShutDown();
      this->storage_.pop([&](containers::Slot<T>&& least) { slot.emplace(std::move(least)); });
    };
    if (!this->region_.await_own(runtime::Operation::queue_get, this->get_gate, this->can_get(),
                                 take, timeout)) {
      throw Empty();
    }
    if (!slot) throw ShutDown();  // passed by: the run that it belongs to is over
    return containers::unpack<T>(std::move(*slot));
  }
  T get_nowait() { return get(no_wait); }
};

}  // namespace threadlab
