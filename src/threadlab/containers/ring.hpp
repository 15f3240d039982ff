#pragma once

// First in, first out: a ring that grows to the power of two it needs, and never shrinks.

#include <bit>
#include <cstddef>
#include <memory>
#include <utility>

namespace threadlab::containers {

template <class Slot>
class Ring {
 public:
  /// Whether what was pushed first is popped first.
  static constexpr bool keeps_order = true;

  using Contents = Ring;

  Ring() = default;
  ~Ring() {
    while (count_ != 0) drop_front();
  }
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;

  [[nodiscard]] std::size_t size() const { return count_; }

  /// Room for one more, so that `push` cannot fail. False: there is no memory.
  [[nodiscard]] bool make_room() noexcept { return count_ < capacity_ || grow(); }

  /// Requires room.
  void push(Slot&& slot) noexcept { std::construct_at(at(count_++), std::move(slot)); }

  /// Requires an element; `take` gets it.
  template <class Take>
  void pop(Take take) noexcept {
    take(std::move(*at(0)));
    drop_front();
  }

  void swap(Ring& other) noexcept {
    slots_.swap(other.slots_);
    std::swap(capacity_, other.capacity_);
    std::swap(first_, other.first_);
    std::swap(count_, other.count_);
  }

 private:
  union Cell {
    Cell() {}   // NOLINT(modernize-use-equals-default): begins without a slot
    ~Cell() {}  // NOLINT(modernize-use-equals-default)
    Slot slot;
  };

  [[nodiscard]] Slot* at(std::size_t index) {
    return &slots_[(first_ + index) & (capacity_ - 1)].slot;
  }

  void drop_front() noexcept {
    std::destroy_at(at(0));
    first_ = (first_ + 1) & (capacity_ - 1);
    --count_;
  }

  bool grow() noexcept try {
    Ring larger;
    larger.capacity_ = capacity_ == 0 ? 16 : 2 * capacity_;
    larger.slots_ = std::make_unique<Cell[]>(larger.capacity_);  // NOLINT(modernize-avoid-c-arrays)
    while (count_ != 0) pop([&](Slot&& slot) { larger.push(std::move(slot)); });
    swap(larger);
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }

  std::unique_ptr<Cell[]> slots_;  // NOLINT(modernize-avoid-c-arrays)
  std::size_t capacity_ = 0;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
};

}  // namespace threadlab::containers
