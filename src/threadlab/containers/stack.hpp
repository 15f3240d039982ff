#pragma once

// Last in, first out.

#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace threadlab::containers {

template <class Slot>
class Stack {
 public:
  /// Whether what was pushed first is popped first.
  static constexpr bool keeps_order = false;

  using Contents = std::vector<Slot>;

  [[nodiscard]] std::size_t size() const { return slots_.size(); }

  /// Room for one more, so that `push` cannot fail. False: there is no memory.
  [[nodiscard]] bool make_room() noexcept try {
    if (slots_.size() == slots_.capacity()) slots_.reserve(2 * slots_.size() + 16);
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }

  /// Requires room.
  void push(Slot&& slot) noexcept { slots_.push_back(std::move(slot)); }

  /// Requires an element; `take` gets it.
  template <class Take>
  void pop(Take take) noexcept {
    take(std::move(slots_.back()));
    slots_.pop_back();
  }

  void swap(Contents& other) noexcept { slots_.swap(other); }

 private:
  Contents slots_;
};

}  // namespace threadlab::containers
