#include <gtest/gtest.h>

#include <array>
#include <optional>

#include "programs.hpp"

namespace threadlab::lab {
namespace {

/// The first run that some seed leads into a deadlock.
std::optional<Result> find_deadlock(const std::function<void()>& program) {
  for (std::uint64_t seed = 0; seed != 1000; ++seed) {
    Result result = run({.seed = seed}, program);
    if (result.outcome == Outcome::deadlock) return result;
  }
  return std::nullopt;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// The replay of a deadlock is the same deadlock.
void expect_replayed(const Result& found, const std::function<void()>& program) {
  const Result replayed = run({.schedule = found.schedule}, program);
  EXPECT_EQ(replayed.outcome, Outcome::deadlock);
  EXPECT_EQ(replayed.report, found.report);
  EXPECT_EQ(replayed.log, found.log);
  EXPECT_EQ(replayed.schedule, found.schedule);
}

TEST(LabDeadlock, of_two_locks_is_found_and_its_cycle_named) {
  const std::optional<Result> found = find_deadlock(cross_two_locks);
  ASSERT_TRUE(found);
  EXPECT_TRUE(contains(found->report, "MainThread: Thread.join on a, the thread has not finished"));
  EXPECT_TRUE(contains(found->report, "a: Lock.acquire on lock-2, held by b since "));
  EXPECT_TRUE(contains(found->report, "b: Lock.acquire on left (lock-1), held by a since "));
  EXPECT_TRUE(contains(found->report,
                       "The cycle: a waits for lock-2, held by b; b waits for left (lock-1), "
                       "held by a."))
      << found->report;
  expect_replayed(*found, cross_two_locks);
}

TEST(LabDeadlock, of_a_join_within_what_the_joined_needs_has_its_cycle_named_too) {
  const Result result = run({}, [] {
    Lock lock({.name = "pool"});
    Thread worker({.target = [&] { lock.acquire(); }, .name = "worker"});
    const std::scoped_lock held(lock);
    worker.start();
    worker.join();
  });
  EXPECT_EQ(result.outcome, Outcome::deadlock);
  EXPECT_TRUE(contains(result.report,
                       "The cycle: MainThread waits for the end of worker; worker waits for pool "
                       "(lock-1), held by MainThread."))
      << result.report;
}

TEST(LabDeadlock, of_a_lock_whose_holder_has_ended_has_no_cycle) {
  const Result result = run({}, [] {
    Lock lock;
    Thread worker({.target = [&] { lock.acquire(); }, .name = "worker"});
    worker.start();
    worker.join();
    lock.acquire();
  });
  EXPECT_EQ(result.outcome, Outcome::deadlock);
  EXPECT_TRUE(contains(result.report, "held by worker")) << result.report;
  EXPECT_FALSE(contains(result.report, "The cycle")) << result.report;
}

TEST(LabDeadlock, says_since_which_log_line_what_is_needed_is_held) {
  const auto report = [](int lines) {
    return run({},
               [=] {
                 for (int i = 0; i != lines; ++i) logging::info("line");
                 Lock lock;
                 lock.acquire();
                 lock.acquire();
               })
        .report;
  };
  EXPECT_TRUE(contains(report(0), "held by itself since before the first log line")) << report(0);
  EXPECT_TRUE(contains(report(2), "held by itself since log line 2")) << report(2);
}

void dine() {
  std::vector<std::unique_ptr<Lock>> forks;
  for (int i = 0; i != 3; ++i) forks.push_back(std::make_unique<Lock>(Named{.name = "fork"}));
  const std::array<const char*, 3> names{"Plato", "Hume", "Kant"};
  std::vector<Thread> philosophers;
  for (std::size_t i = 0; i != 3; ++i) {
    philosophers.emplace_back(ThreadOptions{.target =
                                                [&forks, i] {
                                                  const std::scoped_lock left(*forks[i]);
                                                  const std::scoped_lock right(*forks[(i + 1) % 3]);
                                                },
                                            .name = names[i]});
  }
  for (Thread& philosopher : philosophers) philosopher.start();
  for (Thread& philosopher : philosophers) philosopher.join();
}

TEST(LabDeadlock, of_three_philosophers_is_found_and_goes_round_the_table) {
  const std::optional<Result> found = find_deadlock(dine);
  ASSERT_TRUE(found);
  EXPECT_TRUE(contains(found->report,
                       "The cycle: Plato waits for fork (lock-2), held by Hume; Hume waits for "
                       "fork (lock-3), held by Kant; Kant waits for fork (lock-1), held by Plato."))
      << found->report;
  expect_replayed(*found, dine);
}

void lose_a_notify() {
  Condition condition;
  Thread waiter({.target =
                     [&] {
                       const std::scoped_lock guard(condition);
                       condition.wait();
                     },
                 .name = "waiter"});
  waiter.start();
  {
    const std::scoped_lock guard(condition);
    condition.notify();
  }
  waiter.join();
}

TEST(LabDeadlock, of_a_lost_notify_says_what_never_came) {
  const std::optional<Result> found = find_deadlock(lose_a_notify);
  ASSERT_TRUE(found);
  EXPECT_TRUE(contains(found->report,
                       "waiter: Condition.notified on condition-1, no notify came after its wait"))
      << found->report;
  EXPECT_FALSE(contains(found->report, "The cycle: "));
  expect_replayed(*found, lose_a_notify);
}

TEST(LabDeadlock, over_a_lock_whose_holder_has_ended_names_it) {
  const auto leave_with_the_lock = [] {
    const auto lock = std::make_shared<Lock>();
    Thread first({.target = [lock] { lock->acquire(); }, .name = "first"});
    first.start();
    first.join();
    Thread second({.target = [lock] { lock->acquire(); }, .name = "second"});
    second.start();
  };
  const Result result = run({}, leave_with_the_lock);
  EXPECT_EQ(result.outcome, Outcome::deadlock);
  EXPECT_TRUE(contains(result.report, "second: Lock.acquire on lock-1, held by first"))
      << result.report;
}

TEST(LabDeadlock, is_none_when_only_daemons_wait) {
  const Result result = run({}, [] {
    const auto never = std::make_shared<Event>();
    Thread daemon({.target = [never] { never->wait(); }, .daemon = true});
    daemon.start();
  });
  EXPECT_EQ(result.outcome, Outcome::finished);
  EXPECT_EQ(result.report, "");
}

}  // namespace
}  // namespace threadlab::lab
