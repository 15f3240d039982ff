#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <threadlab/golden/weave.hpp>

#include "golden_testing.hpp"

namespace threadlab::golden {
namespace {

// The woven lines with '=' for both, '<' for the base's own and '>' for the other log's own.
Lines woven(std::string_view base, std::string_view other, Match match) {
  LogScanner scanner(usual_reader());
  const auto base_lines = scanner.scan(base);
  const auto other_lines = scanner.scan(other);
  Lines lines;
  for (const auto& line : weave(base_lines, other_lines, match)) {
    const bool has_base = line.side != Side::other;
    const auto* const mark = line.side == Side::both ? "=" : has_base ? "<" : ">";
    const auto text = has_base ? base_lines[line.base].text : other_lines[line.other].text;
    lines.push_back(mark + std::string(text));
  }
  return lines;
}

TEST(Weave, a_line_of_the_other_log_stands_before_the_one_that_came_in_its_place) {
  EXPECT_EQ(woven("(a) 1\n(b) 1\n", "(b) 1\n(a) 2\n", Match::per_thread),
            (Lines{">(a) 2", "<(a) 1", "=(b) 1"}));
}

TEST(Weave, a_line_of_the_other_log_follows_the_line_it_followed_there) {
  EXPECT_EQ(woven("(b) 1\n(b) 2\n(a) 2\n", "(b) 1\n(a) 1\n(a) 2\n(b) 2\n", Match::per_thread),
            (Lines{"=(b) 1", ">(a) 1", "=(b) 2", "=(a) 2"}));
}

TEST(Weave, a_line_of_the_other_log_waits_for_those_of_its_thread) {
  EXPECT_EQ(woven("(b) 1\n(c) 1\n(a) 1\n", "(a) 1\n(b) 1\n(a) 2\n", Match::per_thread),
            (Lines{"=(b) 1", "<(c) 1", "=(a) 1", ">(a) 2"}));
}

TEST(Weave, in_any_order_equal_lines_meet_as_often_as_both_have_them) {
  EXPECT_EQ(woven("(a) 1\n(b) 1\n(a) 1\n", "(b) 1\n(b) 1\n(a) 1\n", Match::lines),
            (Lines{"=(a) 1", "=(b) 1", ">(b) 1", "<(a) 1"}));
}

TEST(Weave, of_empty_logs_is_empty) { EXPECT_TRUE(woven("", "", Match::lines).empty()); }

}  // namespace
}  // namespace threadlab::golden
