#pragma once

// What all of Python's queues but SimpleQueue have in common: the bound, unfinished tasks,
// shutdown.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <threadlab/errors.hpp>
#include <threadlab/named.hpp>
#include <threadlab/runtime/region.hpp>
#include <threadlab/time.hpp>
#include <type_traits>
#include <utility>

namespace threadlab::detail {

/// With `own_steps` the storage runs user code.
template <class Storage, bool own_steps = false>
class QueueCore {
 public:
  QueueCore(const QueueCore&) = delete;
  QueueCore& operator=(const QueueCore&) = delete;

  /// One task that was got is finished. Throws ValueError "task_done() called too many times".
  void task_done() {
    bool too_many = false;
    region_.update(runtime::Operation::queue_task_done, [&]() noexcept {
      too_many = unfinished_ == 0;
      if (!too_many) --unfinished_;
    });
    if (too_many) throw ValueError("task_done() called too many times");
  }

  /// Blocks until every item that was put has been got and its task_done called.
  void join() {
    const auto all_done = [&]() noexcept { return unfinished_ == 0; };
    (void)region_.await(
        runtime::Operation::queue_join, join_gate, all_done, []() noexcept {}, forever);
  }

  /// From now on put throws ShutDown, and so does get once the queue is empty; threads that wait
  /// are woken. With `immediate`, the items that are left are dropped and count as done.
  void shutdown(bool immediate = false) {
    typename Storage::Contents dropped;  // outlives the step: elements' destructors are user code
    region_.update(runtime::Operation::queue_shutdown, [&]() noexcept {
      is_shut_down_ = true;
      if (!immediate) return;
      storage_.swap(dropped);
      unfinished_ -= std::min(unfinished_, dropped.size());
    });
  }

  [[nodiscard]] std::size_t qsize() const {
    return region_.read(runtime::Operation::queue_read, [&] { return storage_.size(); });
  }
  [[nodiscard]] bool empty() const { return qsize() == 0; }
  [[nodiscard]] bool full() const { return maxsize_ != 0 && qsize() >= maxsize_; }

 protected:
  static constexpr std::size_t put_gate = 0;
  static constexpr std::size_t get_gate = 1;
  static constexpr std::size_t join_gate = 2;

  template <class... Args>
  QueueCore(std::ptrdiff_t maxsize, Named named, Args&&... storage)
      : maxsize_(maxsize > 0 ? static_cast<std::size_t>(maxsize) : 0),
        region_(
            Storage::keeps_order ? runtime::ObjectKind::queue : runtime::ObjectKind::sorted_queue,
            named, runtime::os::Looks::patient),
        storage_(std::forward<Args>(storage)...) {}
  ~QueueCore() = default;

  /// In a lab, what is put is seen before the step is taken: as a number that is equal for equal
  /// items, where items are numbers or texts; else as 0.
  template <class T>
  void show(const T& item) const {
    if (region_.lab_object() == 0) [[likely]]
      return;
    if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) {
      constexpr std::uint64_t hash_of_none = 0x9e3779b97f4a7c15U;
      runtime::lab::show_item(std::hash<T>()(item) ^ hash_of_none, maxsize_);
    } else {
      runtime::lab::show_item(0, maxsize_);
    }
  }

  [[nodiscard]] auto can_put() const {
    return
        [this]() noexcept { return maxsize_ == 0 || storage_.size() < maxsize_ || is_shut_down_; };
  }
  [[nodiscard]] auto can_get() const {
    return [this]() noexcept { return storage_.size() != 0 || is_shut_down_; };
  }

  const std::size_t maxsize_;  // 0: no bound

  mutable runtime::Region<3, own_steps> region_;  // guards all below
  Storage storage_;
  std::size_t unfinished_ = 0;
  bool is_shut_down_ = false;
};

}  // namespace threadlab::detail
