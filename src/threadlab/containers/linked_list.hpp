#pragma once

// A list of elements that carry their own places in it: nothing is allocated, and an element can be
// taken out from wherever it stands.

namespace threadlab::containers {

/// An element's place in one list.
template <class T>
struct Links {
  T* previous = nullptr;
  T* next = nullptr;
};

/// `links` is the member of T that holds the places of this list.
template <class T, Links<T> T::*links>
class LinkedList {
 public:
  [[nodiscard]] bool empty() const { return first_ == nullptr; }
  [[nodiscard]] T* first() const { return first_; }
  [[nodiscard]] T* last() const { return last_; }

  void push_back(T& element) { insert_before(nullptr, element); }

  /// Before `place`, which is in the list; null: behind all.
  void insert_before(T* place, T& element) {
    T* const previous = place != nullptr ? (place->*links).previous : last_;
    element.*links = {.previous = previous, .next = place};
    next_of(previous) = &element;
    previous_of(place) = &element;
  }

  /// Requires it to be in the list.
  void remove(T& element) {
    const auto [previous, next] = element.*links;
    next_of(previous) = next;
    previous_of(next) = previous;
  }

  /// The elements themselves are not touched.
  void clear() { first_ = last_ = nullptr; }

 private:
  T*& next_of(T* element) { return element != nullptr ? (element->*links).next : first_; }
  T*& previous_of(T* element) { return element != nullptr ? (element->*links).previous : last_; }

  T* first_ = nullptr;
  T* last_ = nullptr;
};

}  // namespace threadlab::containers
