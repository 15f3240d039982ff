#pragma once

// Plain data that threads share: a value whose reads and writes are steps.
//
// On real threads it is the value and nothing else: who shares it needs a lock. In the lab each
// access is a step, so that other threads may come in between, and two accesses that nothing
// orders, one of them a write, are a race: the run ends as broken and says where both stand. A run
// meets a race when both accesses are due at once; threadlab::explore meets every one there is.
//
// Steps: each method is one: *Shared.read* or *Shared.write*.
//
// Example:
//     Lock lock;
//     Shared<std::vector<int>> list;
//     const std::scoped_lock guard(lock);
//     list.write([](std::vector<int>& items) { items.push_back(1); });
//     const bool is_empty = list.read([](const auto& items) { return items.empty(); });
//     claim(!is_empty, "the item is there");
//     Shared<int> count(0);
//     count.set(count.get() + 1);  // two steps

#include <threadlab/named.hpp>
#include <threadlab/runtime/shared_access.hpp>
#include <type_traits>
#include <utility>

namespace threadlab {

template <class T>
class Shared {
 public:
  explicit Shared(T value = T(), Named named = {}) : value_(std::move(value)), object_(named) {}
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;

  [[nodiscard]] T get(const char* file = __builtin_FILE(), int line = __builtin_LINE()) const {
    const auto access = object_.read({.file = file, .line = line});
    return value_;
  }

  void set(T value, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    const auto access = object_.write({.file = file, .line = line});
    value_ = std::move(value);
  }

  /// What `reader` makes of the value, as one step.
  template <class Reader>
  auto read(Reader reader, const char* file = __builtin_FILE(), int line = __builtin_LINE()) const {
    const auto access = object_.read({.file = file, .line = line});
    return reader(std::as_const(value_));
  }

  /// Lets `writer` change the value, as one step, and returns what it does.
  template <class Writer>
  auto write(Writer writer, const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
    const auto access = object_.write({.file = file, .line = line});
    return writer(value_);
  }

 private:
  T value_;
  runtime::SharedObject object_;
};

}  // namespace threadlab
