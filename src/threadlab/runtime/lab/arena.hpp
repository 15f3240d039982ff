#pragma once

// A list whose elements never move, and whose memory is kept when it is cleared: what one run makes
// and the next makes again.

#include <cstddef>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace threadlab::runtime::lab {

template <class T>
class Arena {
 public:
  Arena() = default;
  ~Arena() { clear(); }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  [[nodiscard]] std::size_t size() const { return size_; }

  T& operator[](std::size_t index) const {
    return *std::launder(reinterpret_cast<T*>(slots_[index]->bytes));
  }

  template <class... Args>
  T& emplace(Args&&... args) {
    if (size_ == slots_.size()) slots_.push_back(std::make_unique<Slot>());
    T* const element = ::new (slots_[size_]->bytes) T(std::forward<Args>(args)...);
    ++size_;
    return *element;
  }

  /// Destroys the elements, youngest first.
  void clear() noexcept {
    while (size_ != 0) (*this)[--size_].~T();
  }

 private:
  struct Slot {
    alignas(T) std::byte bytes[sizeof(T)];  // NOLINT(modernize-avoid-c-arrays)
  };

  std::vector<std::unique_ptr<Slot>> slots_;
  std::size_t size_ = 0;
};

}  // namespace threadlab::runtime::lab
