#include <fmt/format.h>
#include <gtest/gtest.h>

#include "behaviours.hpp"

namespace threadlab::oracle {
namespace {

/// Three threads each take one lock so many times.
Program lockers(int times) {
  std::string text = "main: a.start b.start c.start\n";
  for (const std::string_view thread : {"a:", "b:", "c:"}) {
    text += thread;
    for (int i = 0; i != times; ++i) text += " lock0.acquire lock0.release";
    text += "\n";
  }
  return parse(text);
}

std::uint64_t executions(int times) {
  explore::DporOptions options;
  options.observe = explore::Observe::state;
  const auto timing = runtime::lab::Timing::ideal;
  return behaviours_of(lockers(times), timing, options, 1'000'000).executions;
}

TEST(Executions, are_one_for_each_order_of_the_acquires) {
  EXPECT_EQ(executions(1), 6U);
  EXPECT_EQ(executions(2), 90U);
  EXPECT_EQ(executions(3), 1'680U);
  EXPECT_EQ(executions(4), 34'650U);
}

}  // namespace
}  // namespace threadlab::oracle
