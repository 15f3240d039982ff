#pragma once

// Elements that are hard on a queue: their copying, moving or comparing throws when a fuse blows.

#include <atomic>
#include <utility>

namespace threadlab::contract {

struct Blown {};

/// Throws once, at the n-th use after it was set to n; not at all while it is not set.
class Fuse {
 public:
  void set(int n) { left_ = n; }
  void remove() { left_ = unset; }
  [[nodiscard]] bool has_blown() const { return left_ == 0; }

  void use() {
    int left = left_;
    while (left > 0 && !left_.compare_exchange_weak(left, left - 1)) {
    }
    if (left == 1) throw Blown{};
  }

 private:
  static constexpr int unset = -1;
  std::atomic<int> left_ = unset;
};

/// Can only be moved, and that may throw. Counts those that are alive.
class ThrowingMove {
 public:
  ThrowingMove(int value, Fuse& fuse, std::atomic<int>& alive)
      : value_(value), fuse_(&fuse), alive_(&alive) {
    ++*alive_;
  }
  // NOLINTNEXTLINE(performance-noexcept-move-constructor): that it throws is what it is for
  ThrowingMove(ThrowingMove&& other)
      : value_(other.value_), fuse_(other.fuse_), alive_(other.alive_) {
    fuse_->use();
    ++*alive_;
  }
  // NOLINTNEXTLINE(performance-noexcept-move-constructor)
  ThrowingMove& operator=(ThrowingMove&& other) {
    other.fuse_->use();
    value_ = other.value_;
    return *this;
  }
  ThrowingMove(const ThrowingMove&) = delete;
  ThrowingMove& operator=(const ThrowingMove&) = delete;
  ~ThrowingMove() { --*alive_; }

  [[nodiscard]] int value() const { return value_; }
  friend bool operator<(const ThrowingMove& a, const ThrowingMove& b) {
    return a.value_ < b.value_;
  }

 private:
  int value_;
  Fuse* fuse_;
  std::atomic<int>* alive_;
};

/// Has no move: it is copied instead, and that may throw.
class ThrowingCopy {
 public:
  ThrowingCopy(int value, Fuse& fuse, std::atomic<int>& alive)
      : value_(value), fuse_(&fuse), alive_(&alive) {
    ++*alive_;
  }
  ThrowingCopy(const ThrowingCopy& other)
      : value_(other.value_), fuse_(other.fuse_), alive_(other.alive_) {
    fuse_->use();
    ++*alive_;
  }
  ThrowingCopy& operator=(const ThrowingCopy& other) {
    if (this != &other) {
      other.fuse_->use();
      value_ = other.value_;
    }
    return *this;
  }
  ~ThrowingCopy() { --*alive_; }

  [[nodiscard]] int value() const { return value_; }
  friend bool operator<(const ThrowingCopy& a, const ThrowingCopy& b) {
    return a.value_ < b.value_;
  }

 private:
  int value_;
  Fuse* fuse_;
  std::atomic<int>* alive_;
};

/// Cheap and safe to move; comparing two may throw.
struct ThrowingLess {
  int value = 0;
  Fuse* fuse = nullptr;

  friend bool operator<(const ThrowingLess& a, const ThrowingLess& b) {
    if (a.fuse != nullptr) a.fuse->use();
    return a.value < b.value;
  }
};

}  // namespace threadlab::contract
