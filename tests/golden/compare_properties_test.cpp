// What holds for every log, tried on random ones. A failing round is found again by its number.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "golden_testing.hpp"

namespace threadlab::golden {
namespace {

constexpr int rounds = 2000;

// The fewest lines of `old` that are no part of `now`, by the textbook's table.
std::size_t fewest_removed(const Lines& old, const Lines& now) {
  std::vector<std::size_t> row(now.size() + 1);
  for (const auto& line : old) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < now.size(); ++j) {
      const auto above = row[j + 1];
      row[j + 1] = line == now[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return old.size() - row.back();
}

std::size_t fewest_removed_per_thread(const std::string& old, const std::string& now) {
  auto now_threads = by_thread(now);
  std::size_t removed = 0;
  for (const auto& [thread, lines] : by_thread(old)) {
    removed += fewest_removed(lines, now_threads[thread]);
  }
  return removed;
}

TEST(CompareProperties, any_two_interleavings_of_the_same_threads_are_equal_per_thread) {
  Generator random(1);
  for (int round = 0; round < rounds; ++round) {
    const auto threads = random.threads();
    ASSERT_TRUE(compare_usual(random.interleave(threads), random.interleave(threads)).equal())
        << "round " << round;
  }
}

TEST(CompareProperties, any_damage_to_one_line_is_found_in_every_match_that_sees_it) {
  Generator random(2);
  for (int round = 0; round < rounds; ++round) {
    const auto threads = random.threads();
    const auto golden = random.interleave(threads);
    const auto actual = random.interleave(random.damage(threads));
    ASSERT_FALSE(compare_usual(golden, actual).equal()) << "round " << round;
    ASSERT_FALSE(compare_usual(golden, actual, Match::exact).equal()) << "round " << round;
    ASSERT_EQ(compare_usual(golden, actual, Match::lines).equal(),
              sorted_lines(golden) == sorted_lines(actual))
        << "round " << round;
  }
}

TEST(CompareProperties, damage_to_one_line_shows_as_one_line_at_most_on_each_side) {
  Generator random(3);
  for (int round = 0; round < rounds; ++round) {
    const auto threads = random.threads();
    const auto diff =
        compare_usual(random.interleave(threads), random.interleave(random.damage(threads))).diff;
    ASSERT_LE(marked(diff, '-').size(), 1U) << "round " << round;
    ASSERT_LE(marked(diff, '+').size(), 1U) << "round " << round;
  }
}

TEST(CompareProperties, a_diff_turns_an_allowed_order_of_the_golden_into_the_run) {
  Generator random(4);
  for (int round = 0; round < rounds; ++round) {
    const auto golden = random.interleave(random.threads());
    const auto actual = random.interleave(random.threads());
    EXPECT_EQ(undo(compare_usual(golden, actual, Match::exact).diff, actual), golden);
    EXPECT_EQ(by_thread(undo(compare_usual(golden, actual).diff, actual)), by_thread(golden));
    EXPECT_EQ(sorted_lines(undo(compare_usual(golden, actual, Match::lines).diff, actual)),
              sorted_lines(golden));
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
}

TEST(CompareProperties, no_allowed_order_has_a_smaller_diff) {
  Generator random(5);
  for (int round = 0; round < rounds; ++round) {
    const auto golden = random.interleave(random.threads());
    const auto actual = random.interleave(random.threads());
    const auto diff = compare_usual(golden, actual).diff;
    ASSERT_EQ(marked(diff, '-').size(), fewest_removed_per_thread(golden, actual))
        << "round " << round;
    ASSERT_EQ(marked(diff, '+').size(), fewest_removed_per_thread(actual, golden))
        << "round " << round;
  }
}

TEST(CompareProperties, a_hundred_thousand_lines_are_compared_line_by_line) {
  Generator random(6);
  std::vector<Lines> threads(100);
  for (std::size_t thread = 0; thread < threads.size(); ++thread) {
    for (int i = 0; i < 1000; ++i) {
      threads[thread].push_back("(" + std::to_string(thread) + ") " + std::to_string(i));
    }
  }
  const auto golden = random.interleave(threads);
  EXPECT_TRUE(compare_usual(golden, random.interleave(threads)).equal());
  const auto diff = compare_usual(golden, random.interleave(random.damage(threads))).diff;
  EXPECT_EQ(std::max(marked(diff, '-').size(), marked(diff, '+').size()), 1U);
}

TEST(CompareProperties, a_hundred_thousand_lines_in_another_order_are_compared_honestly) {
  Generator random(7);
  std::vector<Lines> threads(100);
  for (std::size_t thread = 0; thread < threads.size(); ++thread) {
    threads[thread].assign(1000, "(" + std::to_string(thread) + ") same");
  }
  const auto golden = random.interleave(threads);
  const auto actual = random.interleave(threads);
  EXPECT_TRUE(compare_usual(golden, actual, Match::lines).equal());
  EXPECT_EQ(undo(compare_usual(golden, actual, Match::exact).diff, actual), golden);
}

}  // namespace
}  // namespace threadlab::golden
