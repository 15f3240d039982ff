#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <threadlab/golden/updated.hpp>

#include "golden_testing.hpp"

namespace threadlab::golden {
namespace {

std::string updated_usual(std::string_view old_golden, std::string_view actual,
                          Match match = Match::per_thread) {
  return updated(old_golden, actual, usual_reader(), match);
}

TEST(Updated, keeps_every_byte_of_a_golden_that_still_allows_the_run) {
  EXPECT_EQ(updated_usual("(a) 1\n(b) 1\n", "(b) 1\n(a) 1\n"), "(a) 1\n(b) 1\n");
}

TEST(Updated, keeps_old_times_of_a_golden_that_still_allows_the_run) {
  const FormatReader reader(log::PercentFormat("%(msecs)d (%(threadName)s) %(message)s"));
  EXPECT_EQ(updated("7 (a) 1\n", "9 (a) 1\n", reader, Match::per_thread), "7 (a) 1\n");
}

TEST(Updated, changes_only_what_changed) {
  const FormatReader reader(log::PercentFormat("%(msecs)d (%(threadName)s) %(message)s"));
  EXPECT_EQ(updated("7 (a) 1\n8 (b) 1\n", "1 (b) 1\n2 (a) 2\n", reader, Match::per_thread),
            "2 (a) 2\n8 (b) 1\n");
}

TEST(Updated, keeps_the_old_interleaving_of_lines_that_stay) {
  EXPECT_EQ(updated_usual("(a) 1\n(b) 1\n(a) 2\n(b) 2\n", "(b) 1\n(b) 2\n(b) 3\n(a) 1\n(a) 2\n"),
            "(a) 1\n(b) 1\n(a) 2\n(b) 2\n(b) 3\n");
}

TEST(Updated, puts_a_new_line_where_the_one_stood_that_it_replaces) {
  EXPECT_EQ(updated_usual("(a) 1\n(b) 1\n", "(b) 1\n(a) 2\n"), "(a) 2\n(b) 1\n");
}

TEST(Updated, takes_the_order_of_the_run_where_only_that_is_exact) {
  EXPECT_EQ(updated_usual("(a) 1\n(b) 1\n", "(b) 1\n(a) 1\n", Match::exact), "(b) 1\n(a) 1\n");
}

TEST(Updated, of_an_empty_golden_is_the_run) {
  EXPECT_EQ(updated_usual("", "(b) 1\n(a) 1\n"), "(b) 1\n(a) 1\n");
}

TEST(Updated, by_an_empty_run_is_empty) { EXPECT_EQ(updated_usual("(b) 1\n", ""), ""); }

TEST(Updated, has_the_line_ends_of_the_run_and_the_old_order) {
  EXPECT_EQ(updated_usual("(a) 1\r\n(b) 1\r\n", "(b) 1\n(a) 1\n"), "(a) 1\n(b) 1\n");
}

TEST(Updated, ends_with_a_newline_even_if_the_old_one_did_not) {
  EXPECT_EQ(updated_usual("(a) 1\n(b) 1", "(b) 1\n(a) 1\n"), "(a) 1\n(b) 1\n");
}

TEST(Updated, never_gives_the_rest_of_a_message_to_another_thread) {
  const auto run = std::string("(a) 1\nmore\n(b) 1\nmore\n");
  EXPECT_TRUE(compare_usual(updated_usual("(b) 1\n(a) 1\n", run), run).equal());
}

TEST(Updated, always_allows_the_run) {
  Generator random(1);
  for (int round = 0; round < 500; ++round) {
    auto old_threads = random.threads();
    auto new_threads = random.threads();
    for (auto* threads : {&old_threads, &new_threads}) {
      if (random.below(4) == 0) threads->front().insert(threads->front().end(), 2, "more");
    }
    const auto old_golden = random.interleave(old_threads);
    const auto actual = random.interleave(new_threads);
    for (const auto match : {Match::exact, Match::per_thread, Match::lines}) {
      const auto result = updated_usual(old_golden, actual, match);
      ASSERT_TRUE(compare_usual(result, actual, match).equal()) << "round " << round;
      ASSERT_EQ(updated_usual(result, actual, match), result) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace threadlab::golden
