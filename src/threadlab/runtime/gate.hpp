#pragma once

// The waiters of one object that wait for the same guard, oldest first.
//
// Since they share the guard, the first speaks for all: if it cannot go, none can, and handing over
// costs what it wakes. A gate is guarded by the small lock of the region it belongs to.

#include <cstdint>
#include <threadlab/containers/linked_list.hpp>
#include <threadlab/runtime/function_ref.hpp>
#include <threadlab/runtime/word.hpp>

namespace threadlab::runtime {

class Gate;

/// A step in hand, on its thread's stack while the thread waits for its turn.
struct Waiter {
  enum class News : Word::State {
    none,
    called,  // it may look whether its step is possible now, and keeps its place
    served,  // its step was carried out by another
  };

  FunctionRef<bool()> guard;
  FunctionRef<void()> action;
  bool own_step = false;  // which nobody else may carry out
  Gate* gate = nullptr;   // where it stands; null once its step is another's to carry out
  containers::Links<Waiter> in_gate = {};
  Waiter* next_woken = nullptr;
  News to_tell = News::none;      // once the region is left
  std::uint32_t passed_over = 0;  // how often others took what it waits for
  Word turn{static_cast<Word::State>(News::none)};

  /// Blocks until there are news, or until the time is over. Waits at one `spot` learn from each
  /// other how long to look out; null: it sleeps at once.
  [[nodiscard]] News await_turn(const void* spot, os::Deadline deadline);

  /// Lets the thread go. The waiter may be gone by the time this returns.
  void tell(News news);
  /// Called by its thread: it has looked, and waits for other news.
  void stay();
};

class Gate {
 public:
  [[nodiscard]] Waiter* first() const { return waiters_.first(); }

  void push_back(Waiter& waiter) {
    waiter.gate = this;
    waiters_.push_back(waiter);
  }

  void remove(Waiter& waiter) {
    waiters_.remove(waiter);
    waiter.gate = nullptr;
  }

  // In a region with patient looks.

  /// The waiter, the first, that was called and has not looked yet: it is touched until it was
  /// told.
  const Waiter* called = nullptr;
  /// Threads that look out before they stand here.
  std::uint32_t lookers = 0;
  /// How many steps have made theirs possible since one of them last took it.
  std::uint32_t left_to_lookers = 0;

 private:
  containers::LinkedList<Waiter, &Waiter::in_gate> waiters_;
};

/// The waiters that are to be told, in that order, once the region is left.
class Woken {
 public:
  void add(Waiter& waiter, Waiter::News news) {
    waiter.to_tell = news;
    waiter.next_woken = nullptr;
    (last_ != nullptr ? last_->next_woken : first_) = &waiter;
    last_ = &waiter;
  }

  void wake_all();

 private:
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
};

}  // namespace threadlab::runtime
