#pragma once

// The values that Local<T> objects have in one thread.
//
// A Local holds a slot number, which a later Local may reuse, and a stamp, which none does: a value
// with another stamp belongs to a Local that is gone. Only the thread itself touches its values.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace threadlab::runtime {

class LocalKey {
 public:
  LocalKey();
  ~LocalKey();
  LocalKey(const LocalKey&) = delete;
  LocalKey& operator=(const LocalKey&) = delete;

  [[nodiscard]] std::size_t slot() const { return slot_; }
  [[nodiscard]] std::uint64_t stamp() const { return stamp_; }

 private:
  std::size_t slot_;
  std::uint64_t stamp_;
};

class Locals {
 public:
  using Destroy = void (*)(void*);

  Locals() = default;
  ~Locals() { clear(); }
  Locals(const Locals&) = delete;
  Locals& operator=(const Locals&) = delete;

  /// The value under this key; null when there is none.
  [[nodiscard]] void* find(const LocalKey& key) const {
    if (key.slot() >= values_.size() || values_[key.slot()].stamp != key.stamp()) return nullptr;
    return values_[key.slot()].value;
  }

  /// Makes room for a value under this key, so that `set` cannot fail.
  void reserve(const LocalKey& key);

  /// Takes the value, and destroys the one that was there. Requires `reserve`.
  void set(const LocalKey& key, void* value, Destroy destroy) noexcept;

  void erase(const LocalKey& key) noexcept;

  /// Destroys every value, also those that the destructors of others set meanwhile.
  void clear() noexcept;

 private:
  struct Value {
    std::uint64_t stamp = 0;
    void* value = nullptr;
    Destroy destroy = nullptr;
  };

  static void destroy(Value value) noexcept {
    if (value.value != nullptr) value.destroy(value.value);
  }

  std::vector<Value> values_;
};

}  // namespace threadlab::runtime
