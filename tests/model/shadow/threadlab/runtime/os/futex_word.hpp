#pragma once

// Stands before the library's header of this name: a FutexWord whose every operation is one step of
// the exploring lab. Memory orders are taken and not looked at: all is sequentially consistent.

#include <atomic>
#include <cstdint>
#include <type_traits>

#include "machine.hpp"

namespace threadlab::runtime::os {

class FutexWord {
 public:
  using Value = std::uint64_t;
  using Order = std::memory_order;
  static constexpr Order strongest = std::memory_order_seq_cst;

  // NOLINTNEXTLINE(google-explicit-constructor): as std::atomic
  constexpr FutexWord(Value value) : value_(value) {
    if (!std::is_constant_evaluated()) model::begin_life(value_);
  }
  constexpr ~FutexWord() {
    if (!std::is_constant_evaluated()) model::end_life(value_);
  }
  FutexWord(const FutexWord&) = delete;
  FutexWord& operator=(const FutexWord&) = delete;

  [[nodiscard]] Value load(Order /*order*/ = strongest) const { return model::load(value_); }
  void store(Value value, Order /*order*/ = strongest) { model::store(value_, value); }
  Value exchange(Value value, Order /*order*/ = strongest) {
    return model::exchange(value_, value);
  }
  Value fetch_add(Value more, Order /*order*/ = strongest) { return model::add(value_, more); }
  Value fetch_sub(Value less, Order /*order*/ = strongest) { return model::add(value_, -less); }

  bool compare_exchange_strong(Value& expected, Value desired, Order /*order*/ = strongest,
                               Order /*failure*/ = strongest) {
    return model::compare_exchange(value_, expected, desired);
  }
  /// Fails only where the strong one does: who calls it tries again anyway.
  bool compare_exchange_weak(Value& expected, Value desired, Order order = strongest,
                             Order failure = strongest) {
    return compare_exchange_strong(expected, desired, order, failure);
  }

 private:
  friend std::uint64_t load_constant(const FutexWord& word);

  Value value_;
};

/// No step.
inline std::uint64_t load_constant(const FutexWord& word) { return word.value_; }

}  // namespace threadlab::runtime::os
