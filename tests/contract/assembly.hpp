#pragma once

// Threads that are certain to stand in Condition.wait, with no sleep to make it likely.
//
// Each says that it comes while it holds the lock, and `wait` gives that lock back in the same step
// in which it begins to wait. Who then holds the lock and has heard n of them, knows that n wait.

#include <threadlab/condition.hpp>
#include <threadlab/lock.hpp>
#include <vector>

#include "contract.hpp"

namespace threadlab::contract {

class Assembly {
 public:
  ~Assembly() { crew_.join(); }

  /// Starts a thread that waits, and returns with the lock held once it does.
  void add() {
    const int number = members_++;
    crew_.start([this, number] { stand(number); });
    if (members_ == 1) condition.acquire();
    heard_.wait_for([this] { return standing_ == members_; });
  }

  /// Starts n of them; the lock is held afterwards.
  void add(int n) {
    for (int i = 0; i < n; ++i) add();
  }

  /// Waits until n of them have returned from wait. The lock is held.
  void await_woken(std::size_t n) {
    heard_.wait_for([this, n] { return woken.size() >= n; });
  }

  /// Gives the lock back and waits until all of them have ended.
  void dismiss() {
    condition.release();
    crew_.join();
  }

  Lock lock;
  Condition condition{lock};
  std::vector<int> woken;  // Who has returned from wait, in that order; the lock guards it.
  bool notifier_holds_lock = false;

 private:
  void stand(int number) {
    condition.acquire();
    ++standing_;
    heard_.notify();
    EXPECT_TRUE(condition.wait());
    EXPECT_FALSE(notifier_holds_lock);
    woken.push_back(number);
    heard_.notify();
    condition.release();
  }

  Condition heard_{lock};
  int members_ = 0;
  int standing_ = 0;
  Crew crew_;
};

}  // namespace threadlab::contract
