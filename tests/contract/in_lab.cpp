#include "in_lab.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <threadlab/excepthook.hpp>
#include <vector>

namespace threadlab::contract {
namespace {

constexpr std::array outcomes = {"finished", "deadlock", "step limit"};
constexpr std::array strategies = {"fifo", "random", "pct"};

/// What a run's order follows from.
struct Order {
  lab::Strategy strategy;
  std::uint64_t seed;
  lab::Timing timing;
};

std::string describe(const Order& order) {
  return fmt::format("{} with seed {}", strategies.at(static_cast<std::size_t>(order.strategy)),
                     order.seed);
}

void fail_for_exception(const ExceptHookArgs& args) {
  ADD_FAILURE() << args.thread.name() << " ended by " << threadlab::describe(args.exc_value);
}

/// Runs the claim once. No result: it does not hold in that order, which has been reported.
std::optional<lab::Result> run_once(const Order& order, const std::function<void()>& claim) {
  const auto program = [&] {
    excepthook = fail_for_exception;
    claim();
  };
  lab::Result result =
      lab::run({.seed = order.seed, .strategy = order.strategy, .timing = order.timing}, program);
  if (result.exception) {
    ADD_FAILURE() << "the claim ended by " << threadlab::describe(result.exception);
  }
  EXPECT_STREQ(outcomes.at(static_cast<std::size_t>(result.outcome)), "finished") << result.report;
  if (!testing::Test::HasFailure()) return result;
  ADD_FAILURE() << "in the lab, " << describe(order) << ", schedule " << result.schedule;
  return std::nullopt;
}

/// Whether anything was left to choose: if not, every order is this one.
bool had_choice(const lab::Result& result) {
  return result.schedule.find('.', 3) != std::string::npos;
}

std::vector<Order> seeded(lab::Timing timing, std::uint64_t random, std::uint64_t pct) {
  std::vector<Order> orders;
  for (std::uint64_t seed = 1; seed <= random; ++seed) {
    orders.push_back({lab::Strategy::random, seed, timing});
  }
  for (std::uint64_t seed = 1; seed <= pct; ++seed) {
    orders.push_back({lab::Strategy::pct, seed, timing});
  }
  return orders;
}

}  // namespace

void hold_in_lab(const std::function<void()>& claim, lab::Timing timing) {
  const std::optional<lab::Result> fifo = run_once({lab::Strategy::fifo, 0, timing}, claim);
  if (!fifo || !had_choice(*fifo)) return;
  for (const Order& order : seeded(timing, 50, 10)) {
    if (!run_once(order, claim)) return;
  }
}

void hold_in_fifo(const std::function<void()>& claim) {
  (void)run_once({lab::Strategy::fifo, 0, lab::Timing::ideal}, claim);
}

void expect_each_result(const std::function<std::string()>& claim, lab::Timing timing,
                        const std::set<std::string>& results) {
  std::set<std::string> seen;
  for (const Order& order : seeded(timing, 60, 20)) {
    const auto see = [&] {
      const std::string result = claim();
      EXPECT_TRUE(results.contains(result)) << result;
      seen.insert(result);
    };
    if (!run_once(order, see)) return;
  }
  EXPECT_EQ(seen, results);
}

}  // namespace threadlab::contract
