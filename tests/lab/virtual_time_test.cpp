#include <gtest/gtest.h>

#include "programs.hpp"

namespace threadlab::lab {
namespace {

TEST(LabTime, a_sleep_of_a_thousand_years_costs_nothing_and_overflows_nothing) {
  const Result result = run({}, [] {
    for (int i = 0; i != 3; ++i) sleep(std::chrono::years(1000));
    logging::info("awake");
  });
  EXPECT_EQ(result.outcome, Outcome::finished);
  EXPECT_EQ(result.log, "(MainThread) awake\n");
  EXPECT_GT(result.virtual_time, Duration::max() - 2ns);
}

TEST(LabTime, a_timeout_takes_just_its_time) {
  const Result result = run({}, [] {
    Lock lock;
    lock.acquire();
    EXPECT_FALSE(lock.acquire(1500ms));
  });
  EXPECT_EQ(result.virtual_time, 1500ms);
}

TEST(LabTime, two_deadlines_at_once_fire_in_the_order_of_their_age) {
  const auto sleepers = [] {
    for (const char* const name : {"first", "second", "third"}) {
      Thread sleeper({.target =
                          [] {
                            sleep(1s);
                            logging::info("awake");
                          },
                      .name = name});
      sleeper.start();
    }
  };
  EXPECT_EQ(run({}, sleepers).log, "(first     ) awake\n(second    ) awake\n(third     ) awake\n");
}

TEST(LabTime, asctime_begins_at_a_fixed_date_and_follows_the_labs_clock) {
  Options options;
  options.log.format = "%(asctime)s %(thread)d %(process)d";
  const Result result = run(std::move(options), [] {
    logging::info("");
    sleep(90s);
    logging::info("");
  });
  EXPECT_EQ(result.log, "2000-01-01 00:00:00,000 1 1\n2000-01-01 00:01:30,000 1 1\n");
}

TEST(LabTime, a_notified_waiter_never_times_out) {
  bool notified = false;
  const Result result = run({}, [&] {
    Condition condition;
    Thread waiter({.target = [&] {
      const std::scoped_lock guard(condition);
      notified = condition.wait(1s);
    }});
    waiter.start();
    condition.acquire();
    sleep(500ms);
    condition.notify();
    sleep(5s);  // the deadline passes while the lock is held
    condition.release();
    waiter.join();
  });
  EXPECT_EQ(result.outcome, Outcome::finished);
  EXPECT_TRUE(notified);
}

}  // namespace
}  // namespace threadlab::lab
