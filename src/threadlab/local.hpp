#pragma once

// A value of which each thread has its own: Python's threading.local() with one attribute.
//
// A thread's value lives until the thread ends, or sets another, and is destroyed in that thread.
// Made with a function, each thread begins with what it returns (Python's subclass with __init__).
//
// Differs from Python: a thread's value may outlive the Local itself.
//
// Example:
//     Local<int> data;
//     data.set(1000);
//     const int seen = data.value();
//     (void)seen;

#include <concepts>
#include <functional>
#include <memory>
#include <threadlab/errors.hpp>
#include <threadlab/runtime/self.hpp>
#include <type_traits>
#include <utility>

namespace threadlab {

template <class T>
class Local {
 public:
  Local() = default;
  explicit Local(std::function<T()> factory) : factory_(std::move(factory)) {}

  /// The calling thread's value. Throws AttributeError when it has set none and there is no
  /// factory.
  [[nodiscard]] T& value() {
    if (T* const found = find()) return *found;
    if (!factory_) throw AttributeError("'_thread._local' object has no attribute 'value'");
    return put(std::make_unique<T>(factory_()));
  }

  void set(T value) {
    if constexpr (std::is_nothrow_swappable_v<T>) {
      if (T* const found = find()) {
        std::ranges::swap(*found, value);  // the old value goes with the argument
        return;
      }
    }
    put(std::make_unique<T>(std::move(value)));
  }

  /// Whether the calling thread has a value already.
  [[nodiscard]] bool has_value() const { return find() != nullptr; }

  /// Python's `del`: the calling thread has no value any more. Throws AttributeError if it had
  /// none.
  void reset() {
    if (!has_value()) throw AttributeError("'_thread._local' object has no attribute 'value'");
    runtime::self().locals.erase(key_);
  }

 private:
  [[nodiscard]] T* find() const { return static_cast<T*>(runtime::self().locals.find(key_)); }

  T& put(std::unique_ptr<T> value) {
    runtime::Locals& locals = runtime::self().locals;
    locals.reserve(key_);
    T& put = *value;
    locals.set(key_, value.release(), [](void* old) { delete static_cast<T*>(old); });
    return put;
  }

  runtime::LocalKey key_;
  std::function<T()> factory_;
};

}  // namespace threadlab
