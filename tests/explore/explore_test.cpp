#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <threadlab/explore.hpp>
#include <threadlab/threading.hpp>

#include "../lab/programs.hpp"

namespace threadlab::explore {
namespace {

using namespace std::chrono_literals;

/// The only failure there is; nothing wrong may be found beside it.
Failure only_failure(const Result& result) {
  EXPECT_TRUE(result.complete);
  if (result.failures.size() != 1) {
    ADD_FAILURE() << result.failures.size() << " failures";
    return {};
  }
  return result.failures.front();
}

/// What the lab says when the failure's schedule is replayed.
lab::Result replayed(const Failure& failure, const std::function<void()>& program) {
  return lab::run({.schedule = failure.schedule}, program);
}

using lab::cross_two_locks;

TEST(Explore, finds_the_deadlock_of_two_locks_and_its_schedule_leads_there) {
  const Failure failure = only_failure(run({}, cross_two_locks));
  EXPECT_EQ(failure.kind, Failure::Kind::deadlock);
  EXPECT_NE(failure.report.find("The cycle: a waits for"), std::string::npos) << failure.report;
  EXPECT_EQ(replayed(failure, cross_two_locks).outcome, lab::Outcome::deadlock);
}

TEST(Explore, shrinks_a_failure_to_one_that_switches_threads_no_more_and_fails_alike) {
  Result result = run({.method = Method::random, .runs = 200, .seed = 7}, cross_two_locks);
  ASSERT_FALSE(result.failures.empty());
  Failure failure = result.failures.front();
  failure.schedule = shrink(failure, {}, cross_two_locks);
  const lab::Result last = replayed(failure, cross_two_locks);
  EXPECT_EQ(last.outcome, lab::Outcome::deadlock);
  const std::string picture_of_it = picture(failure.schedule, {}, cross_two_locks);
  EXPECT_NE(picture_of_it.find("waits: Lock.acquire lock-2"), std::string::npos) << picture_of_it;
}

void lose_an_update() {
  const auto count = std::make_shared<Shared<int>>(0);
  const auto increment = [count] { count->set(count->get() + 1); };
  Thread a({.target = increment, .name = "a"});
  Thread b({.target = increment, .name = "b"});
  a.start();
  b.start();
  a.join();
  b.join();
}

TEST(Explore, finds_every_race_on_a_shared_value_and_says_where_both_stand) {
  const Result result = run({}, lose_an_update);
  EXPECT_TRUE(result.complete);
  ASSERT_FALSE(result.failures.empty());
  for (const Failure& failure : result.failures) {
    EXPECT_EQ(failure.kind, Failure::Kind::broken);
    EXPECT_TRUE(failure.report.starts_with("a race on shared-1: ")) << failure.report;
    EXPECT_NE(failure.report.find("explore_test.cpp:"), std::string::npos) << failure.report;
    EXPECT_EQ(replayed(failure, lose_an_update).outcome, lab::Outcome::broken);
  }
}

TEST(Explore, finds_no_race_on_a_value_that_a_lock_guards) {
  const Result result = run({}, [] {
    Lock lock;
    Shared<int> count(0);
    const auto increment = [&] {
      const std::scoped_lock guard(lock);
      count.set(count.get() + 1);
    };
    Thread a({.target = increment});
    Thread b({.target = increment});
    a.start();
    b.start();
    a.join();
    b.join();
    claim(count.get() == 2, "no update is lost");
  });
  EXPECT_TRUE(result.complete);
  EXPECT_TRUE(result.failures.empty());
}

TEST(Explore, finds_a_notify_that_comes_before_its_wait) {
  const auto program = [] {
    Condition condition;
    Thread waiter({.target = [&] {
      const std::scoped_lock guard(condition);
      condition.wait();
    }});
    waiter.start();
    {
      const std::scoped_lock guard(condition);
      condition.notify();
    }
    waiter.join();
  };
  const Failure failure = only_failure(run({}, program));
  EXPECT_EQ(failure.kind, Failure::Kind::deadlock);
  EXPECT_NE(failure.report.find("no notify came after its wait"), std::string::npos);
  EXPECT_EQ(replayed(failure, program).outcome, lab::Outcome::deadlock);
}

TEST(Explore, finds_the_claim_that_a_pool_without_bound_breaks) {
  const auto program = [] {
    const auto lock = std::make_shared<Lock>();
    const auto inside = std::make_shared<int>(0);
    const auto visit = [lock, inside] {
      {
        const std::scoped_lock guard(*lock);
        claim(++*inside <= 2, "never more than two in the pool");
      }
      sleep(1s);
      const std::scoped_lock guard(*lock);
      --*inside;
    };
    for (int i = 0; i != 3; ++i) Thread({.target = visit, .name = "visitor"}).start();
  };
  const Failure failure = only_failure(run({}, program));
  EXPECT_EQ(failure.kind, Failure::Kind::broken);
  EXPECT_EQ(failure.report, "visitor claims 'never more than two in the pool', and it is false\n");
}

TEST(Explore, tries_each_value_of_a_draw_or_says_that_it_did_not) {
  const auto program = [] { logging::info("{}", randint(1, 10)); };
  const Result some = run({}, program);
  EXPECT_FALSE(some.complete);
  EXPECT_EQ(some.logs.size(), 8U);
  const Result all = run({.max_values = 10}, program);
  EXPECT_TRUE(all.complete);
  EXPECT_EQ(all.logs.size(), 10U);
}

TEST(Explore, with_a_bound_on_preemptions_finds_what_few_switches_lead_to) {
  const Result without = run({.preemptions = 0}, lose_an_update);
  EXPECT_FALSE(without.complete);
  const Result with_one = run({.preemptions = 1}, lose_an_update);
  EXPECT_FALSE(with_one.failures.empty());
}

/// A formatter of the program's own, which counts.
class Counter final : public log::Formatter {
 public:
  explicit Counter(int& lines) : lines_(lines) {}
  void format(const log::Record& /*record*/, fmt::memory_buffer& /*out*/) const override {
    ++lines_;
  }

 private:
  int& lines_;
};

TEST(Explore, writes_each_line_to_a_log_that_the_program_configures_in_every_execution) {
  const auto program = [] {
    int lines = 0;
    logging::basic_config({.level = logging::Level::info,
                           .formatter = std::make_shared<Counter>(lines),
                           .sink = log::FileSink::nowhere()});
    Thread a({.target = [] { logging::info("a"); }});
    Thread b({.target = [] { logging::info("b"); }});
    a.start();
    b.start();
    a.join();
    b.join();
    claim(lines == 2, "both lines were written");
  };
  const Result result = run({}, program);
  EXPECT_EQ(result.executions, 2U);
  EXPECT_TRUE(result.failures.empty());
}

/// Three threads that each take one lock four times.
void take_turns() {
  const auto lock = std::make_shared<Lock>();
  const auto take_four_times = [lock] {
    for (int i = 0; i != 4; ++i) const std::scoped_lock guard(*lock);
  };
  std::vector<Thread> threads;
  for (int i = 0; i != 3; ++i)
    threads.emplace_back(ThreadOptions{.target = take_four_times}).start();
  for (Thread& thread : threads) thread.join();
}

TEST(Explore, by_several_jobs_gives_each_of_them_a_share_of_the_tree) {
  std::mutex mutex;
  std::set<std::thread::id> workers;
  const auto both_have_come = [&] {
    const std::scoped_lock guard(mutex);
    workers.insert(std::this_thread::get_id());
    return workers.size() == 2;
  };
  const auto program = [&] {
    // An execution lasts, on the processor, until the other job has come or the patience is over.
    for (int patience = 1000; patience != 0 && !both_have_come(); --patience) {
      std::this_thread::yield();
    }
    take_turns();
  };
  const Result result = run({.observe = Observe::state, .jobs = 2}, program);
  EXPECT_EQ(workers.size(), 2U);
  EXPECT_EQ(result.executions, 34'650U);
  EXPECT_TRUE(result.complete);
}

TEST(Explore, that_is_stopped_by_its_last_execution_is_complete) {
  const Result result = run({.observe = Observe::state, .max_executions = 34'650}, take_turns);
  EXPECT_EQ(result.executions, 34'650U);
  EXPECT_TRUE(result.complete);
}

TEST(Explore, of_threads_lines_alone_has_fewer_classes_than_of_the_whole_log) {
  const auto program = [] {
    for (const char* const name : {"a", "b", "c"}) {
      Thread({.target = [] { logging::info("here"); }, .name = name}).start();
    }
  };
  EXPECT_EQ(run({}, program).logs.size(), 6U);
  const Result state = run({.observe = Observe::state}, program);
  EXPECT_EQ(state.logs.size(), 1U);
  EXPECT_EQ(state.executions, 1U);
}

}  // namespace
}  // namespace threadlab::explore
