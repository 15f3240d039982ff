#include <threadlab/condition.hpp>

#include "lab_contract.hpp"

namespace threadlab::contract {
namespace {

/// n threads that stand in wait, from 1 ms on one after the other.
struct Line {
  Line(int n, Timeout timeout) {
    line_up(day, n, story, [this, timeout](int) {
      const std::scoped_lock guard(condition);
      if (!condition.wait(timeout)) ++expired;
    });
  }

  void notify_at(Duration instant, int n) {
    day.at(instant, [this, n] {
      const std::scoped_lock guard(condition);
      condition.notify(n);
    });
  }

  Condition condition;
  Story story;
  int expired = 0;
  Timetable day;
};

FIFO_CONTRACT(Condition, notified_threads_go_oldest_first) {
  Line line(4, forever);
  line.notify_at(10ms, 4);
  line.day.run();
  EXPECT_EQ(line.story.text(), "1, 2, 3, 4");
}

LAB_CONTRACT(Condition, notify_frees_the_thread_that_has_waited_longest) {
  Line line(3, forever);
  for (int i = 1; i <= 3; ++i) line.notify_at(std::chrono::milliseconds(10 * i), 1);
  line.day.run();
  EXPECT_EQ(line.story.text(), "1, 2, 3");
}

LAB_CONTRACT(Condition, notify_of_n_frees_just_the_n_oldest) {
  Line line(5, 100ms);
  line.notify_at(10ms, 3);
  sleep(50ms);
  std::string freed = line.story.text();
  std::ranges::sort(freed);
  EXPECT_EQ(freed, "  ,,123");
  line.day.run();
  EXPECT_EQ(line.expired, 2);
}

LAB_CONTRACT(Condition, two_notifies_at_one_instant_free_two) {
  Line line(3, 100ms);
  line.notify_at(10ms, 1);
  line.notify_at(10ms, 1);
  line.day.run();
  EXPECT_EQ(line.expired, 1);
}

LAB_CONTRACT(Condition, two_notifies_under_one_lock_free_two) {
  Line line(3, 100ms);
  line.day.at(10ms, [&] {
    const std::scoped_lock guard(line.condition);
    line.condition.notify();
    line.condition.notify();
  });
  line.day.run();
  EXPECT_EQ(line.expired, 1);
}

LAB_CONTRACT(Condition, notify_passes_over_those_whose_time_was_over) {
  Condition condition;
  Timetable day;
  const auto wait = [&](Timeout timeout) {
    const std::scoped_lock guard(condition);
    return condition.wait(timeout);
  };
  day.at(1ms, [&] { EXPECT_FALSE(wait(2ms)); });
  day.at(2ms, [&] { EXPECT_TRUE(wait(forever)); });
  day.at(5ms, [&] {
    const std::scoped_lock guard(condition);
    condition.notify();
  });
  day.run();
}

EITHER_CONTRACT(Condition, a_notify_at_the_instant_of_the_timeout_is_in_time_or_not, ideal,
                "notified", "expired") {
  Line line(1, 5ms);
  line.notify_at(6ms, 1);
  line.day.run();
  EXPECT_EQ(now(), 6ms);
  return line.expired == 0 ? "notified" : "expired";
}

EITHER_CONTRACT(Condition, a_notify_at_the_instant_of_a_timeout_frees_that_thread_or_the_next,
                ideal, "oldest", "next") {
  Condition condition;
  bool oldest = false;
  bool next = false;
  Timetable day;
  const auto wait = [&](Timeout timeout) {
    const std::scoped_lock guard(condition);
    return condition.wait(timeout);
  };
  day.at(1ms, [&] { oldest = wait(5ms); });
  day.at(2ms, [&] { next = wait(1h); });
  day.at(6ms, [&] {
    const std::scoped_lock guard(condition);
    condition.notify();
  });
  day.run();
  EXPECT_NE(oldest, next);
  return oldest ? "oldest" : "next";
}

ANY_TIMING_CONTRACT(Condition, a_notify_is_never_spent_on_one_that_times_out) {
  Condition condition;
  bool patient_waits = false;
  int notified = 0;
  Thread patient({.target = [&] {
    const std::scoped_lock guard(condition);
    patient_waits = true;
    condition.wait();
  }});
  patient.start();
  Crew hasty;
  hasty.start(2, [&](int) {
    const std::scoped_lock guard(condition);
    if (condition.wait(1ms)) ++notified;
  });
  condition.acquire();
  const bool somebody_waits = patient_waits;
  condition.notify();
  condition.release();
  hasty.join();
  if (somebody_waits && notified == 0) patient.join();  // or it waits for ever, a deadlock
  while (!patient.join(1ms)) {
    const std::scoped_lock guard(condition);
    condition.notify_all();
  }
}

LAB_CONTRACT(Condition,
             a_waiter_notified_before_its_deadline_never_times_out_though_the_lock_is_late) {
  Condition condition;
  Timetable day;
  day.at(0ms, [&] {
    const std::scoped_lock guard(condition);
    EXPECT_TRUE(condition.wait(5ms));
    EXPECT_EQ(now(), 9ms);
  });
  day.at(3ms, [&] {
    const std::scoped_lock guard(condition);
    condition.notify();
    sleep(6ms);
  });
  day.run();
}

LAB_CONTRACT(Condition, an_expired_wait_returns_only_once_it_has_the_lock) {
  Condition condition;
  Timetable day;
  day.at(0ms, [&] {
    const std::scoped_lock guard(condition);
    EXPECT_FALSE(condition.wait(5ms));
    EXPECT_EQ(now(), 9ms);
  });
  day.at(3ms, [&] {
    const std::scoped_lock guard(condition);
    sleep(6ms);
  });
  day.run();
}

LAB_CONTRACT(Condition, one_that_has_given_up_is_not_notified_while_it_waits_for_the_lock) {
  Condition condition;
  Timetable day;
  day.at(0ms, [&] {
    const std::scoped_lock guard(condition);
    EXPECT_FALSE(condition.wait(5ms));
  });
  day.at(1ms, [&] {
    const std::scoped_lock guard(condition);
    EXPECT_TRUE(condition.wait());
  });
  day.at(3ms, [&] {
    const std::scoped_lock guard(condition);
    sleep(6ms);
    condition.notify();
  });
  day.run();
}

LAB_CONTRACT(Condition, wait_gives_its_lock_back_in_the_step_in_which_it_begins) {
  Lock lock;
  Condition condition(lock);
  bool notified = false;
  lock.acquire();
  Crew crew;
  crew.start([&] {
    lock.acquire();  // only now does the other stand in wait
    condition.notify();
    lock.release();
  });
  notified = condition.wait(1h);
  EXPECT_TRUE(notified);
  EXPECT_EQ(now(), 0ms);
  lock.release();
}

LAB_CONTRACT(Condition, a_notified_wait_has_the_lock_as_deep_as_before) {
  RLock lock;
  Condition condition(lock);
  Timetable day;
  day.at(0ms, [&] {
    for (int i = 0; i < 3; ++i) lock.acquire();
    EXPECT_TRUE(condition.wait());
    for (int i = 0; i < 3; ++i) {
      sleep(1ms);
      lock.release();
    }
  });
  day.at(1ms, [&] {
    const std::scoped_lock guard(lock);
    condition.notify();
  });
  day.at(2ms, [&] {
    lock.acquire();
    EXPECT_EQ(now(), 4ms);
    lock.release();
  });
  day.run();
}

LAB_CONTRACT(Condition, wait_for_spends_one_timeout_over_all_its_waits) {
  Condition condition;
  Timetable day;
  day.at(0ms, [&] {
    const std::scoped_lock guard(condition);
    EXPECT_FALSE(condition.wait_for([] { return false; }, 10ms));
    EXPECT_EQ(now(), 10ms);
  });
  for (int i = 1; i <= 4; ++i) {
    day.at(std::chrono::milliseconds(2 * i), [&] {
      const std::scoped_lock guard(condition);
      condition.notify_all();
    });
  }
  day.run();
}

LAB_CONTRACT(Condition, wait_for_sees_what_became_true_at_the_instant_of_its_timeout) {
  Condition condition;
  bool ready = false;
  Timetable day;
  day.at(0ms, [&] {
    const std::scoped_lock guard(condition);
    const bool result = condition.wait_for([&] { return ready; }, 10ms);
    EXPECT_EQ(result, ready);
    EXPECT_EQ(now(), 10ms);
  });
  day.at(10ms, [&] {
    const std::scoped_lock guard(condition);
    ready = true;
    condition.notify();
  });
  day.run();
}

}  // namespace
}  // namespace threadlab::contract
