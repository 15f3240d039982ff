#pragma once

// The threads that wait to be notified, oldest first: the half of a Condition that is not its lock.
//
// The steps run in the lock: *enqueue and release* is one, *notified and the lock is free: take it*
// is one. A waiter once notified never times out, else notifies would be swallowed; one that is not
// notified in time gives up, and takes the lock as anybody would.

#include <threadlab/runtime/region.hpp>
#include <threadlab/runtime/word.hpp>

namespace threadlab::runtime {

class WaitList {
 public:
  /// A thread's place in the list, on its stack.
  class Place {
   public:
    Place() = default;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    friend class WaitList;

    struct Entry : Waiter {
      Entry() : Waiter{.guard = *this, .action = nothing} {}
      bool operator()() const noexcept { return notified; }

      bool notified = false;  // guarded by the list's region
    };

    static constexpr auto nothing = []() noexcept {};

    Entry entry_;
  };

  explicit WaitList(Named named) : region_(ObjectKind::condition, named) {}

  /// Takes the place, and sets the lock's word to `free`.
  void enlist_and_release(Place& place, Word& lock, Word::State free);

  /// Waits until notified, then until the lock is free, and takes it by `take`. False: not notified
  /// in time; the place is given up and the lock not taken.
  template <class Transition>
  [[nodiscard]] bool await_notified(Place& place, Word& lock, Transition take, Timeout timeout) {
    if (region_.lab_object() != 0) [[unlikely]] {
      return await_notified_in_lab(place, lock, take, timeout);
    }
    if (!region_.stay(place.entry_, timeout)) return false;
    return lock.await(Operation::condition_notified, take, forever);
  }

  /// Frees the `count` oldest.
  void notify(int count);

 private:
  bool await_notified_in_lab(Place& place, Word& lock, FunctionRef<Word::Next(Word::State)> take,
                             Timeout timeout);

  Region<1> region_;
};

}  // namespace threadlab::runtime
