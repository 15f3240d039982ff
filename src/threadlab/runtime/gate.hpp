#pragma once

// The waiters of one object that wait for the same guard, oldest first.
//
// Since they share the guard, the first speaks for all: if it cannot go, none can, and handing over
// costs what it wakes. A gate is guarded by the small lock of the region it belongs to.

#include <threadlab/runtime/function_ref.hpp>
#include <threadlab/runtime/word.hpp>

namespace threadlab::runtime {

class Gate;

/// A step in hand, on its thread's stack while the thread waits for its turn.
struct Waiter {
  FunctionRef<bool()> guard;
  FunctionRef<void()> action;
  bool own_step = false;  // woken to take the step itself, without a promise
  Gate* gate = nullptr;   // where it stands; null once its step is another's to carry out
  Waiter* previous = nullptr;
  Waiter* next = nullptr;
  Word turn{0};  // 1 once it has come

  /// Blocks until `come` was called. False: the time is over. Waits at one `spot` learn from each
  /// other how long to look out; null: it sleeps at once.
  [[nodiscard]] bool await_turn(const void* spot, os::Deadline deadline);

  /// Lets the thread go. The waiter is gone by the time this returns.
  void come();
};

class Gate {
 public:
  [[nodiscard]] Waiter* first() const { return first_; }

  void push_back(Waiter& waiter) {
    waiter.gate = this;
    waiter.next = nullptr;
    waiter.previous = last_;
    (last_ != nullptr ? last_->next : first_) = &waiter;
    last_ = &waiter;
  }

  void remove(Waiter& waiter) {
    (waiter.previous != nullptr ? waiter.previous->next : first_) = waiter.next;
    (waiter.next != nullptr ? waiter.next->previous : last_) = waiter.previous;
    waiter.gate = nullptr;
  }

 private:
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
};

/// The waiters whose steps were carried out, in that order, to be woken once the region is left.
class Woken {
 public:
  void add(Waiter& waiter) {
    waiter.next = nullptr;
    (last_ != nullptr ? last_->next : first_) = &waiter;
    last_ = &waiter;
  }

  void wake_all();

 private:
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
};

}  // namespace threadlab::runtime
