#include <stdexcept>
#include <threadlab/condition.hpp>
#include <threadlab/lock.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Condition, wait_for_a_true_predicate_returns_true_without_waiting) {
  Condition condition;
  condition.acquire();
  EXPECT_TRUE(condition.wait_for([] { return true; }));
  EXPECT_TRUE(condition.wait_for([] { return true; }, no_wait));
  condition.release();
}

CONTRACT(Condition, wait_for_returns_false_when_the_timeout_expired) {
  Condition condition;
  condition.acquire();
  EXPECT_FALSE(condition.wait_for([] { return false; }, 1ms));
  EXPECT_FALSE(condition.wait_for([] { return false; }, no_wait));
  condition.release();
}

CONTRACT(Condition, wait_for_returns_the_last_value_of_the_predicate) {
  Condition condition;
  condition.acquire();
  int calls = 0;
  EXPECT_TRUE(condition.wait_for([&] { return ++calls == 2; }, 1ms));
  EXPECT_EQ(calls, 2);
  condition.release();
}

CONTRACT(Condition, wait_for_with_no_time_asks_the_predicate_once_more) {
  Condition condition;
  condition.acquire();
  int calls = 0;
  EXPECT_TRUE(condition.wait_for([&] { return ++calls == 2; }, no_wait));
  EXPECT_EQ(calls, 2);
  condition.release();
}

CONTRACT(Condition, wait_for_a_true_predicate_asks_it_once_and_needs_no_lock) {
  Condition condition;
  int calls = 0;
  EXPECT_TRUE(condition.wait_for([&] { return ++calls == 1; }));
  EXPECT_EQ(calls, 1);
}

CONTRACT(Condition, wait_for_without_the_lock_raises_RuntimeError_once_it_has_to_wait) {
  Condition condition;
  EXPECT_EQ(raised<RuntimeError>([&] { condition.wait_for([] { return false; }); }),
            "cannot wait on un-acquired lock");
}

CONTRACT(Condition, wait_for_evaluates_the_predicate_with_the_lock_held) {
  Lock lock;
  Condition condition(lock);
  int state = 0;
  condition.acquire();
  Crew crew;
  crew.start([&] {
    for (int i = 0; i < 4; ++i) {
      condition.acquire();
      ++state;
      condition.notify();
      condition.release();
    }
  });
  EXPECT_TRUE(condition.wait_for([&] {
    EXPECT_TRUE(lock.locked());
    return state == 4;
  }));
  EXPECT_EQ(state, 4);
  EXPECT_TRUE(lock.locked());
  condition.release();
}

CONTRACT(Condition, wait_for_waits_on_while_notified_in_vain) {
  Condition condition;
  int state = 0;
  condition.acquire();
  Crew crew;
  crew.start([&] {
    for (int i = 0; i < 3; ++i) {
      condition.acquire();
      ++state;
      condition.notify_all();
      condition.release();
    }
  });
  EXPECT_FALSE(condition.wait_for([&] { return state == 4; }, 20ms));
  condition.release();
}

CONTRACT(Condition, an_error_of_the_predicate_leaves_wait_for_with_the_lock_held) {
  Lock lock;
  Condition condition(lock);
  condition.acquire();
  auto fail = []() -> bool { throw std::logic_error("no answer"); };
  EXPECT_EQ(raised<std::logic_error>([&] { condition.wait_for(fail); }), "no answer");
  EXPECT_TRUE(lock.locked());
  condition.release();
}

CONTRACT(Condition, one_item_for_each_notify_reaches_a_consumer) {
  Condition condition;
  int items = 0;
  int consumed = 0;
  Crew crew;
  crew.start(4, [&](int) {
    for (int i = 0; i < 100; ++i) {
      condition.acquire();
      condition.wait_for([&] { return items > 0; });
      --items;
      ++consumed;
      condition.release();
    }
  });
  for (int i = 0; i < 400; ++i) {
    condition.acquire();
    ++items;
    condition.notify();
    condition.release();
  }
  crew.join();
  EXPECT_EQ(items, 0);
  EXPECT_EQ(consumed, 400);
}

}  // namespace
}  // namespace threadlab::contract
