#pragma once

// Least first: a binary heap whose comparison may throw.
//
// Every operation first compares, moving nothing, to find the path that elements will take, and
// then moves, which cannot throw: an operation that throws has changed nothing.

#include <array>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace threadlab::containers {

template <class Slot, class Less>
class Heap {
 public:
  /// Whether what was pushed first is popped first.
  static constexpr bool keeps_order = false;

  using Contents = std::vector<Slot>;

  explicit Heap(Less less) : less_(std::move(less)) {}

  [[nodiscard]] std::size_t size() const { return slots_.size(); }

  /// Throws what the comparison throws, and std::bad_alloc.
  void push(Slot&& slot) {
    if (slots_.size() == slots_.capacity()) slots_.reserve(2 * slots_.size() + 16);
    std::size_t place = slots_.size();
    while (place != 0 && less_(slot, slots_[parent(place)])) place = parent(place);
    std::size_t hole = slots_.size();
    slots_.push_back(std::move(slot));
    if (hole == place) return;
    Slot last = std::move(slots_[hole]);
    for (; hole != place; hole = parent(hole)) slots_[hole] = std::move(slots_[parent(hole)]);
    slots_[place] = std::move(last);
  }

  /// Requires an element; `take` gets it. Throws what the comparison throws.
  template <class Take>
  void pop(Take take) {
    const Path path = way_of_last();
    take(std::move(slots_.front()));
    Slot last = std::move(slots_.back());
    slots_.pop_back();
    if (slots_.empty()) return;
    std::size_t hole = 0;
    for (std::size_t i = 0; i != path.length; ++i) {
      slots_[hole] = std::move(slots_[path.places[i]]);
      hole = path.places[i];
    }
    slots_[hole] = std::move(last);
  }

  void swap(Contents& other) noexcept { slots_.swap(other); }

 private:
  /// The places that the last element passes on its way down from the top.
  struct Path {
    std::array<std::size_t, std::numeric_limits<std::size_t>::digits> places;
    std::size_t length = 0;
  };

  static std::size_t parent(std::size_t child) { return (child - 1) / 2; }

  Path way_of_last() const {
    Path path;
    const std::size_t end = slots_.size() - 1;
    for (std::size_t child = 1; child < end; child = 2 * child + 1) {
      if (child + 1 < end && less_(slots_[child + 1], slots_[child])) ++child;
      if (!less_(slots_[child], slots_[end])) break;
      path.places[path.length++] = child;
    }
    return path;
  }

  Contents slots_;
  [[no_unique_address]] Less less_;
};

}  // namespace threadlab::containers
