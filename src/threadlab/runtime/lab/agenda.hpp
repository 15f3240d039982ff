#pragma once

// Entries in their order, the earliest first, for those that mostly come in that order: one that
// goes behind all others, or before them, costs no search. Its memory outlives what it holds.

#include <cstddef>
#include <vector>

namespace threadlab::runtime::lab {

template <class T>
class Agenda {
 public:
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] const T& top() const { return ring_[first_]; }

  void push(const T& entry) {
    if (count_ == ring_.size()) grow();
    ++count_;
    if (count_ > 1 && top() > entry) {
      first_ = (first_ - 1) & (ring_.size() - 1);
      at(0) = entry;
      return;
    }
    std::size_t place = count_ - 1;
    for (; place != 0 && at(place - 1) > entry; --place) at(place) = at(place - 1);
    at(place) = entry;
  }

  void pop() {
    first_ = (first_ + 1) & (ring_.size() - 1);
    --count_;
  }

  void clear() { count_ = 0; }

 private:
  T& at(std::size_t index) { return ring_[(first_ + index) & (ring_.size() - 1)]; }

  void grow() {
    std::vector<T> larger(ring_.empty() ? 16 : 2 * ring_.size());
    for (std::size_t i = 0; i != count_; ++i) larger[i] = at(i);
    ring_.swap(larger);
    first_ = 0;
  }

  std::vector<T> ring_;  // its size is a power of two, or zero
  std::size_t first_ = 0;
  std::size_t count_ = 0;
};

}  // namespace threadlab::runtime::lab
