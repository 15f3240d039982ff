// Goldens that are no logs: an honest answer, never a crash.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <threadlab/golden/compare.hpp>

#include "golden_testing.hpp"

namespace threadlab::golden {
namespace {

using namespace std::string_literals;

const auto run = "(a) 1\n(b) 1\n"s;

TEST(BadGolden, an_empty_one_equals_an_empty_log_only) {
  EXPECT_TRUE(compare_usual("", "").equal());
  EXPECT_EQ(marked(compare_usual("", run).diff, '+').size(), 2U);
  EXPECT_EQ(marked(compare_usual(run, "").diff, '-').size(), 2U);
  EXPECT_EQ(compare_usual("", run).notes, "");
}

TEST(BadGolden, one_empty_line_is_not_an_empty_log) {
  EXPECT_FALSE(compare_usual("\n", "").equal());
  EXPECT_FALSE(compare_usual("\n", "\n\n").equal());
}

TEST(BadGolden, crlf_is_a_difference_in_words_and_shows_in_no_line) {
  const auto comparison = compare_usual("(a) 1\r\n(b) 1\r\n", run);
  EXPECT_EQ(comparison.notes, "the golden has CRLF line ends, this run has LF\n");
  EXPECT_EQ(comparison.diff, "");
  EXPECT_FALSE(comparison.equal());
}

TEST(BadGolden, what_differs_beside_crlf_shows_alone) {
  const auto comparison = compare_usual("(a) 1\r\n(b) 2\r\n", run);
  EXPECT_EQ(comparison.diff, "--- x.log\n+++ this run\n@@ -1,2 +1,2 @@\n (a) 1\n-(b) 2\n+(b) 1\n");
}

TEST(BadGolden, some_lines_in_crlf_are_counted_in_words) {
  EXPECT_EQ(compare_usual("(a) 1\n(b) 1\r\n", run).notes,
            "1 of 2 lines of the golden end in CRLF, those of this run in LF\n");
}

TEST(BadGolden, crlf_that_only_the_run_has_is_said_too) {
  const auto comparison = compare_usual(run, "(a) 1\r\n(b) 1\r\n");
  EXPECT_EQ(comparison.notes, "this run has CRLF line ends, the golden has LF\n");
  EXPECT_EQ(comparison.diff, "");
}

TEST(BadGolden, a_carriage_return_that_the_program_printed_is_compared_as_any_byte) {
  EXPECT_TRUE(compare_usual("(a) 1\r\n(b) 1\n", "(b) 1\n(a) 1\r\n").equal());
  EXPECT_FALSE(compare_usual("(a) 1\r\n(b) 1\n", "(a) 1\n(b) 1\r\n").equal());
}

TEST(BadGolden, crlf_is_noticed_in_json_too_where_it_is_a_blank) {
  const JsonReader reader;
  const auto comparison =
      compare({.golden = "{}\r\n", .actual = "{}\n"}, reader, Match::per_thread);
  EXPECT_EQ(comparison.notes, "the golden has CRLF line ends, this run has LF\n");
  EXPECT_EQ(comparison.diff, "");
}

TEST(BadGolden, a_missing_last_newline_is_a_difference_in_words) {
  const auto comparison = compare_usual("(a) 1\n(b) 1", run);
  EXPECT_EQ(comparison.notes, "the golden does not end with a newline\n");
  EXPECT_EQ(comparison.diff, "");
  EXPECT_FALSE(comparison.equal());
}

TEST(BadGolden, crlf_and_a_missing_last_newline_are_both_said) {
  EXPECT_EQ(compare_usual("(a) 1\r\n(b) 1", run).notes,
            "1 of 2 lines of the golden end in CRLF, those of this run in LF\n"
            "the golden does not end with a newline\n");
}

TEST(BadGolden, nuls_and_bytes_that_are_no_utf8_are_compared_as_bytes) {
  const auto binary = "(a) \0\xff\xfe\n(\xc3) \0\n"s;
  EXPECT_TRUE(compare_usual(binary, binary).equal());
  EXPECT_FALSE(compare_usual(binary, "(a) \0\xff\xfd\n(\xc3) \0\n"s).equal());
  EXPECT_FALSE(compare_usual("(a) x\n", "(a) x\0\n"s).equal());
}

TEST(BadGolden, a_damaged_line_shows_alone_although_its_thread_cannot_be_read) {
  const auto diff =
      compare_usual("(a) 1\n(b) 1\nb) 2\n(a) 2\n", "(a) 1\n(b) 1\n(b) 2\n(a) 2\n").diff;
  EXPECT_EQ(marked(diff, '-'), Lines{"b) 2"});
  EXPECT_EQ(marked(diff, '+'), Lines{"(b) 2"});
}

TEST(BadGolden, text_that_is_no_log_at_all_is_all_removed) {
  const auto diff = compare_usual("#!/bin/sh\nexit 1\n", run).diff;
  EXPECT_EQ(marked(diff, '-'), (Lines{"#!/bin/sh", "exit 1"}));
  EXPECT_EQ(marked(diff, '+').size(), 2U);
}

TEST(BadGolden, a_line_of_ten_megabytes_is_compared_to_its_end) {
  std::string line = "(a) ";
  line.resize(10'000'000, 'x');
  const auto diff = compare_usual(line + "y\n", line + "z\n").diff;
  EXPECT_EQ(marked(diff, '-'), Lines{line + "y"});
  EXPECT_EQ(marked(diff, '+'), Lines{line + "z"});
}

TEST(BadGolden, random_bytes_never_crash_and_their_diff_fits) {
  Generator random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string golden;
    std::string actual;
    for (auto* text : {&golden, &actual}) {
      for (auto size = random.below(60); size > 0; --size)
        *text += "()ab1 \n\xff\0"s[random.below(9)];
      if (!text->empty()) *text += '\n';
    }
    for (const auto match : {Match::exact, Match::per_thread, Match::lines}) {
      const auto old = undo(compare_usual(golden, actual, match).diff, actual);
      ASSERT_EQ(sorted_lines(old), sorted_lines(golden)) << "round " << round;
    }
  }
}

}  // namespace
}  // namespace threadlab::golden
