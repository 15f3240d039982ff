#pragma once

// The threads that wait to be notified, oldest first: the half of a Condition that is not its lock.
//
// The steps run in the lock: *enqueue and release* is one, *notified and the lock is free: take it*
// is one. A waiter once notified never times out, else notifies would be swallowed; one that is not
// notified in time gives up, and takes the lock as anybody would.
//
// On real threads notify wakes nobody, for the lock is held: who sleeps in the list is moved to
// those who sleep for the lock, and wakes when its turn to have that has come.

#include <atomic>
#include <threadlab/runtime/small_lock.hpp>
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

    static constexpr std::uint32_t waiting = 0;
    static constexpr std::uint32_t asleep = 1;
    /// Else the notice, which names the lock: the kernel moves no sleeper to a lock that a later
    /// place at this address has nothing to do with.
    static std::uint32_t notice(const Word& lock) {
      return 0x80000000U | static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(&lock) / 8);
    }
    static bool is_notice(std::uint64_t state) { return state > asleep; }

    [[nodiscard]] bool is_notified() const {
      // Acquire: pairs with the release in WaitList::wake.
      return is_notice(turn_.load(std::memory_order_acquire));
    }

    Place* previous_ = nullptr;  // these three: guarded by the list's lock
    Place* next_ = nullptr;
    bool is_listed_ = false;
    os::FutexWord turn_ = waiting;
  };

  explicit WaitList(Named named) : lock_(ObjectKind::condition, named) {}

  /// Throws RuntimeError when the calling thread is in a lab and the list is not.
  void refuse_to_block() const {
    if (lock_.lab_object() == 0) lab::refuse_to_block();
  }

  /// Takes the place, and sets the lock's word to `free`.
  void enlist_and_release(Place& place, Word& lock, Word::State free);

  /// Waits until notified, then until the lock is free, and takes it by `take`. False: not notified
  /// in time; the place is given up and the lock not taken.
  [[nodiscard]] bool await_notified(Place& place, Word& lock,
                                    FunctionRef<Word::Next(Word::State)> take, Timeout timeout);

  /// Frees the `count` oldest. The calling thread has the lock.
  void notify(int count, Word& lock) {
    // Relaxed: whoever has taken a place released the lock afterwards, which the caller now has.
    const bool is_empty = first_.load(std::memory_order_relaxed) == nullptr;
    if (is_empty && lock_.lab_object() == 0) return;
    notify_some(count, lock);
  }

 private:
  void notify_some(int count, Word& lock);
  [[nodiscard]] bool await_notified_in_lab(Place& place, Word& lock,
                                           FunctionRef<Word::Next(Word::State)> take,
                                           Timeout timeout);
  /// Blocks until notified. False: the time is over. Who was asleep when it is notified counts as a
  /// sleeper of the lock from then on.
  [[nodiscard]] bool await_turn(Place& place, const Word& lock, os::Deadline deadline,
                                bool& was_asleep);
  /// False: it is no longer in the list, since it is being notified.
  [[nodiscard]] bool give_up(Place& place);
  static void wake(Place& place, Word& lock);

  // These three: the list is locked, or belongs to a lab.
  void push_back(Place& place);
  void remove(Place& place);
  /// Takes the `count` oldest out of the list and returns the first of them.
  Place* cut_off(int count);

  SmallLock lock_;  // not the Condition's: a thread whose time is over has not got that
  std::atomic<Place*> first_ = nullptr;  // changed under lock_, as is last_
  Place* last_ = nullptr;
};

}  // namespace threadlab::runtime
