#include <gtest/gtest.h>

#include <threadlab/check.hpp>
#include <threadlab/threading.hpp>

namespace threadlab::check {
namespace {

void two_greetings() {
  for (const char* const name : {"a", "b"}) {
    Thread thread({.target = [] { logging::info("hello"); }, .name = name});
    thread.start();
  }
}

TEST(CheckVerdict, a_log_that_some_schedule_prints_is_legal_and_its_schedule_prints_it) {
  const std::string log = "(b         ) hello\n(a         ) hello\n";
  const Verdict verdict = check({}, two_greetings, log);
  ASSERT_EQ(verdict.answer, Answer::legal);
  EXPECT_EQ(lab::run({.schedule = verdict.schedule}, two_greetings).log, log);
}

}  // namespace
}  // namespace threadlab::check
