#pragma once

// What the programs of the checks are written with, beside the modelled primitives.
//
// No guard objects in them: a run that ends in its midst unwinds its threads, and a destructor that
// takes a step cannot be left.

#include <functional>
#include <initializer_list>
#include <memory>
#include <string_view>

#include "machine.hpp"

namespace model {

/// Runs each body in a thread of its own, until all have ended.
void together(std::initializer_list<std::function<void()>> bodies);

/// Breaks the run unless it is true.
void claim(bool condition, std::string_view what);

/// Waits until so many threads have operated on the word at the address.
void await_touch(const Value* address, int threads);

/// The same, of the first word of `object`.
template <class T>
void await_touch_of(const T& object, int threads) {
  await_touch(reinterpret_cast<const Value*>(&object), threads);
}

/// Plain data: two threads that use it at once are a race, which breaks the run.
class Guarded {
 public:
  Guarded();
  ~Guarded();
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;

  /// One step.
  void use();

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

/// An atomic counter.
class Counter {
 public:
  Counter() { begin_life(value_); }

  /// One step. Returns what the counter is now.
  int add(int more) {
    return static_cast<int>(model::add(value_, static_cast<Value>(more))) + more;
  }
  [[nodiscard]] int get() const { return static_cast<int>(load(value_)); }

 private:
  Value value_ = 0;
};

}  // namespace model
