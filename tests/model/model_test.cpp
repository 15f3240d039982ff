#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "../contract/scale.hpp"
#include "check.hpp"

namespace model {
namespace {

struct Case {
  Check check;
  int looks;
};

std::vector<Check> affordable(std::vector<Check> checks) {
  const auto is_too_large = [](const Check& check) { return check.is_large; };
  if (threadlab::contract::sanitized) std::erase_if(checks, is_too_large);
  return checks;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const Check& check : affordable(all_checks())) {
    for (int looks = 0; looks <= check.most_looks; ++looks) all.push_back({check, looks});
  }
  return all;
}

std::vector<Check> checks_of_words() {
  std::vector<Check> all = lock_checks();
  for (const auto& part : {semaphore_checks(), event_checks()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

std::string name_of(const Check& check) {
  return std::string(check.protocol) + "_" + std::string(check.claim);
}

void expect_failure(const Check& check, Flaw flaw) {
  const Verdict verdict = verify(check.program, {.grain = check.grain, .flaw = flaw});
  EXPECT_FALSE(verdict.failures.empty());
}

class Protocol : public testing::TestWithParam<Case> {};

TEST_P(Protocol, holds_in_every_schedule) {
  const auto& [check, looks] = GetParam();
  const Verdict verdict = verify(check.program, {.grain = check.grain, .looks = looks});
  EXPECT_TRUE(verdict.is_complete);
  EXPECT_GT(verdict.executions, 1U);
  for (const std::string& failure : verdict.failures) ADD_FAILURE() << failure;
}

INSTANTIATE_TEST_SUITE_P(Model, Protocol, testing::ValuesIn(cases()), [](const auto& test) {
  return name_of(test.param.check) + (test.param.looks != 0 ? "_with_a_look" : "");
});

class SleepWithoutLook : public testing::TestWithParam<Check> {};

TEST_P(SleepWithoutLook, is_found) { expect_failure(GetParam(), Flaw::sleeps_without_looking); }

INSTANTIATE_TEST_SUITE_P(Model, SleepWithoutLook, testing::ValuesIn(all_checks()),
                         [](const auto& test) { return name_of(test.param); });

class TornExchange : public testing::TestWithParam<Check> {};

TEST_P(TornExchange, is_found) { expect_failure(GetParam(), Flaw::exchanges_in_two_steps); }

INSTANTIATE_TEST_SUITE_P(Model, TornExchange, testing::ValuesIn(checks_of_words()),
                         [](const auto& test) { return name_of(test.param); });

class WrongProtocol : public testing::TestWithParam<Mistake> {};

TEST_P(WrongProtocol, is_found) {
  const Verdict verdict = verify(GetParam().program);
  const bool found = std::ranges::any_of(verdict.failures, [](const std::string& failure) {
    return failure.find(GetParam().found) != std::string::npos;
  });
  EXPECT_TRUE(found);
}

INSTANTIATE_TEST_SUITE_P(Model, WrongProtocol, testing::ValuesIn(mistakes()),
                         [](const auto& test) { return std::string(test.param.claim); });

class Footprints : public testing::TestWithParam<Check> {};

TEST_P(Footprints, let_the_reduced_search_see_what_brute_force_sees) {
  const auto reduced = results_of(GetParam().program, Search::reduced);
  EXPECT_GT(reduced.size(), 1U);
  EXPECT_EQ(reduced, results_of(GetParam().program, Search::brute_force));
}

INSTANTIATE_TEST_SUITE_P(Model, Footprints, testing::ValuesIn(affordable(tiny_checks())),
                         [](const auto& test) { return name_of(test.param); });

}  // namespace
}  // namespace model
