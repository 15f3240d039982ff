#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <threadlab/golden/compare.hpp>

#include "golden_testing.hpp"

namespace threadlab::golden {
namespace {

constexpr std::string_view golden = "(a) 1\n(a) 2\n(b) 1\n(b) 2\n";
constexpr std::string_view interleaved = "(b) 1\n(a) 1\n(b) 2\n(a) 2\n";
constexpr std::string_view reversed = "(b) 2\n(b) 1\n(a) 2\n(a) 1\n";

TEST(Compare, a_log_equals_itself_in_every_match) {
  for (const auto match : {Match::exact, Match::per_thread, Match::lines}) {
    EXPECT_TRUE(compare_usual(golden, golden, match).equal());
  }
}

TEST(Compare, exact_allows_no_other_order) {
  EXPECT_FALSE(compare_usual(golden, interleaved, Match::exact).equal());
}

TEST(Compare, per_thread_allows_threads_to_interleave_but_no_thread_another_order) {
  EXPECT_TRUE(compare_usual(golden, interleaved, Match::per_thread).equal());
  EXPECT_FALSE(compare_usual(golden, reversed, Match::per_thread).equal());
}

TEST(Compare, lines_allows_every_order_but_counts_each_line) {
  EXPECT_TRUE(compare_usual(golden, reversed, Match::lines).equal());
  EXPECT_FALSE(
      compare_usual("(a) 1\n(a) 1\n(b) 1\n", "(a) 1\n(b) 1\n(b) 1\n", Match::lines).equal());
}

TEST(Compare, a_diff_shows_only_what_differs_and_not_another_interleaving) {
  const auto comparison = compare_usual(golden, "(b) 1\n(a) 1\n(b) 3\n(a) 2\n");
  EXPECT_EQ(comparison.diff,
            "--- x.log\n+++ this run\n@@ -1,4 +1,4 @@\n (b) 1\n (a) 1\n-(b) 2\n+(b) 3\n (a) 2\n");
  EXPECT_EQ(comparison.notes, "");
}

TEST(Compare, a_changed_line_stands_beside_the_one_that_came_in_its_place) {
  const auto comparison = compare_usual("(a) 1\n(a) 2\n(b) 1\n(b) 2\n(b) 3\n(b) 4\n",
                                        "(a) x\n(b) 1\n(b) 2\n(b) 3\n(b) 4\n(a) y\n");
  EXPECT_EQ(comparison.diff,
            "--- x.log\n+++ this run\n@@ -1,6 +1,6 @@\n-(a) 1\n+(a) x\n (b) 1\n (b) 2\n (b) 3\n"
            " (b) 4\n-(a) 2\n+(a) y\n");
}

TEST(Compare, a_line_that_is_gone_stands_after_the_line_it_followed) {
  const auto comparison = compare_usual("(a) 1\n(b) 1\n(b) 2\n(a) 2\n(b) 3\n(a) 3\n",
                                        "(a) 1\n(b) 1\n(b) 2\n(b) 3\n(a) 3\n");
  EXPECT_EQ(marked(comparison.diff, '-'), Lines{"(a) 2"});
  EXPECT_EQ(undo(comparison.diff, "(a) 1\n(b) 1\n(b) 2\n(b) 3\n(a) 3\n"),
            "(a) 1\n(b) 1\n(b) 2\n(a) 2\n(b) 3\n(a) 3\n");
}

TEST(Compare, a_thread_of_another_name_is_wholly_different) {
  const auto comparison = compare_usual("(a) 1\n(b) 1\n(c) 1\n", "(b) 1\n(c) 1\n(d) 1\n");
  EXPECT_EQ(marked(comparison.diff, '-'), Lines{"(a) 1"});
  EXPECT_EQ(marked(comparison.diff, '+'), Lines{"(d) 1"});
}

TEST(Compare, the_lines_of_a_thread_that_is_gone_keep_their_order) {
  const std::string actual = "(b) 2\n(b) 1\n(b) 2\n";
  const auto comparison = compare_usual("(a) 1\n(b) 2\n(a) 2\n(b) 1\n(a) 3\n", actual);
  EXPECT_EQ(marked(comparison.diff, '-'), (Lines{"(a) 1", "(a) 2", "(a) 3"}));
  EXPECT_EQ(marked(comparison.diff, '+').size(), 1U);
}

TEST(Compare, a_line_that_another_thread_printed_is_another_line) {
  EXPECT_FALSE(compare_usual("(a) 1\n(b) 1\n", "(a) 1\n(a) 1\n").equal());
}

TEST(Compare, the_rest_of_a_message_of_two_lines_goes_with_its_thread) {
  EXPECT_TRUE(compare_usual("(a) 1\nmore\n(b) 1\n", "(b) 1\n(a) 1\nmore\n").equal());
  EXPECT_FALSE(compare_usual("(a) 1\nmore\n(b) 1\n", "(b) 1\nmore\n(a) 1\n").equal());
}

TEST(Compare, times_do_not_count_and_context_shows_those_of_this_run) {
  const FormatReader reader(
      log::PercentFormat("%(asctime)s (%(threadName)s) %(message)s", "%H:%M"));
  const auto comparison =
      compare({.golden = "10:00 (a) 1\n10:01 (a) 2\n", .actual = "23:00 (a) 1\n23:01 (a) 3\n"},
              reader, Match::per_thread);
  EXPECT_EQ(
      comparison.diff,
      "--- the golden\n+++ this run\n@@ -1,2 +1,2 @@\n 23:00 (a) 1\n-10:01 (a) 2\n+23:01 (a) 3\n");
}

TEST(Compare, without_a_thread_name_in_the_format_per_thread_is_exact) {
  const FormatReader reader(log::PercentFormat("%(message)s"));
  EXPECT_FALSE(
      compare({.golden = golden, .actual = interleaved}, reader, Match::per_thread).equal());
  EXPECT_TRUE(compare({.golden = golden, .actual = interleaved}, reader, Match::lines).equal());
}

TEST(Compare, without_a_known_format_bytes_count_in_order) {
  const PlainReader reader;
  EXPECT_TRUE(compare({.golden = golden, .actual = golden}, reader, Match::per_thread).equal());
  EXPECT_FALSE(
      compare({.golden = golden, .actual = interleaved}, reader, Match::per_thread).equal());
}

TEST(Compare, json_lines_are_compared_per_thread_too) {
  const JsonReader reader;
  constexpr std::string_view ab = R"({"created":1,"threadName":"a","message":"1"})"
                                  "\n"
                                  R"({"created":2,"threadName":"b","message":"1"})"
                                  "\n";
  constexpr std::string_view ba = R"({"created":3,"threadName":"b","message":"1"})"
                                  "\n"
                                  R"({"created":4,"threadName":"a","message":"1"})"
                                  "\n";
  EXPECT_TRUE(compare({.golden = ab, .actual = ba}, reader, Match::per_thread).equal());
  EXPECT_FALSE(compare({.golden = ab, .actual = ba}, reader, Match::exact).equal());
}

}  // namespace
}  // namespace threadlab::golden
