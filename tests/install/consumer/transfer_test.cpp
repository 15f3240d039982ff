// A function of one's own in the lab, a thousand times with a thousand seeds.

#include <gtest/gtest.h>

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <threadlab/lab.hpp>
#include <threadlab/threading.hpp>

namespace {

using namespace threadlab;

struct Account {
  explicit Account(const char* name) : lock({.name = name}) {}

  Lock lock;
  int balance = 100;
};

void transfer(Account& from, Account& to, int amount) {
  const std::scoped_lock both(from.lock, to.lock);
  from.balance -= amount;
  to.balance += amount;
}

/// Each holds one lock when it asks for the other's.
void transfer_with_crossed_locks(Account& from, Account& to, int amount) {
  const std::scoped_lock first(from.lock);
  const std::scoped_lock second(to.lock);
  from.balance -= amount;
  to.balance += amount;
}

using Transfer = void (*)(Account& from, Account& to, int amount);

/// Moves money both ways at once; what all of it comes to.
int total_after(Transfer transfer) {
  Account savings("savings");
  Account checking("checking");
  Thread saver({.target = [&] { transfer(checking, savings, 30); }, .name = "saver"});
  Thread spender({.target = [&] { transfer(savings, checking, 50); }, .name = "spender"});
  saver.start();
  spender.start();
  saver.join();
  spender.join();
  return savings.balance + checking.balance;
}

TEST(Transfer, keeps_the_sum_in_a_thousand_schedules) {
  for (std::uint64_t seed = 0; seed != 1000; ++seed) {
    int total = 0;
    const lab::Result result = lab::run({.seed = seed}, [&] { total = total_after(transfer); });
    ASSERT_EQ(result.outcome, lab::Outcome::finished) << result.report << result.schedule;
    ASSERT_EQ(total, 200) << result.schedule;
  }
}

void transfer_crossed() { (void)total_after(transfer_with_crossed_locks); }

std::optional<lab::Result> find_deadlock() {
  for (std::uint64_t seed = 0; seed != 1000; ++seed) {
    lab::Result result = lab::run({.seed = seed}, transfer_crossed);
    if (result.outcome == lab::Outcome::deadlock) return result;
  }
  return std::nullopt;
}

TEST(Transfer, with_crossed_locks_is_found_out_by_some_seed_and_replayed_by_its_schedule) {
  const std::optional<lab::Result> found = find_deadlock();
  ASSERT_TRUE(found);
  EXPECT_NE(found->report.find("The cycle: "), std::string::npos) << found->report;
  const lab::Result replayed = lab::run({.schedule = found->schedule}, transfer_crossed);
  EXPECT_EQ(replayed.outcome, lab::Outcome::deadlock);
  EXPECT_EQ(replayed.report, found->report);
  EXPECT_EQ(replayed.schedule, found->schedule);
}

}  // namespace
