#include <set>

#include "assembly.hpp"

namespace threadlab::contract {
namespace {

using Numbers = std::vector<int>;

CONTRACT(Condition, notify_wakes_a_thread_that_waits) {
  Assembly assembly;
  assembly.add();
  assembly.condition.notify();
  assembly.await_woken(1);
  assembly.dismiss();
  EXPECT_EQ(assembly.woken, Numbers({0}));
}

CONTRACT(Condition, notify_wakes_the_oldest_waiter_first) {
  Assembly assembly;
  assembly.add(4);
  for (std::size_t n = 1; n <= 4; ++n) {
    assembly.condition.notify();
    assembly.await_woken(n);
  }
  assembly.dismiss();
  EXPECT_EQ(assembly.woken, Numbers({0, 1, 2, 3}));
}

CONTRACT(Condition, notify_of_n_wakes_the_n_oldest) {
  Assembly assembly;
  assembly.add(5);
  assembly.condition.notify(3);
  assembly.await_woken(3);
  EXPECT_EQ(std::set(assembly.woken.begin(), assembly.woken.end()), std::set({0, 1, 2}));
  assembly.condition.notify(2);
  assembly.dismiss();
  EXPECT_EQ(assembly.woken.size(), 5U);
}

CONTRACT(Condition, notify_of_more_than_wait_wakes_all) {
  Assembly assembly;
  assembly.add(3);
  assembly.condition.notify(100);
  assembly.dismiss();
  EXPECT_EQ(assembly.woken.size(), 3U);
}

CONTRACT(Condition, notify_of_none_or_fewer_wakes_nobody) {
  Assembly assembly;
  assembly.add(2);
  assembly.condition.notify(0);
  assembly.condition.notify(-1);
  assembly.condition.notify();
  assembly.await_woken(1);
  EXPECT_EQ(assembly.woken, Numbers({0}));
  assembly.condition.notify();
  assembly.dismiss();
}

CONTRACT(Condition, notify_all_wakes_all) {
  Assembly assembly;
  assembly.add(5);
  assembly.condition.notify_all();
  assembly.dismiss();
  EXPECT_EQ(assembly.woken.size(), 5U);
}

CONTRACT(Condition, notify_keeps_the_lock_and_the_woken_wait_for_it) {
  Assembly assembly;
  assembly.add(3);
  assembly.notifier_holds_lock = true;
  assembly.condition.notify_all();
  EXPECT_FALSE(elsewhere([&] { return assembly.lock.acquire(no_wait); }));
  EXPECT_TRUE(assembly.woken.empty());
  assembly.notifier_holds_lock = false;
  assembly.dismiss();
  EXPECT_EQ(assembly.woken.size(), 3U);
}

CONTRACT(Condition, is_used_again_after_all_were_woken) {
  Assembly assembly;
  for (std::size_t round = 1; round <= 3; ++round) {
    assembly.add(2);
    assembly.condition.notify_all();
    assembly.await_woken(2 * round);
  }
  assembly.dismiss();
  EXPECT_EQ(assembly.woken.size(), 6U);
}

CONTRACT(Condition, an_expired_waiter_is_passed_over_by_notify) {
  Assembly assembly;
  assembly.add(2);
  EXPECT_FALSE(assembly.condition.wait(1ms));  // Came last, and has gone.
  assembly.condition.notify(2);
  assembly.dismiss();
  EXPECT_EQ(assembly.woken.size(), 2U);
}

}  // namespace
}  // namespace threadlab::contract
