#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <threadlab/golden/visible.hpp>

namespace threadlab::golden {
namespace {

using namespace std::string_view_literals;

TEST(Visible, text_that_shows_stays_as_it_is) {
  EXPECT_EQ(visible_line("(a) plain, żółw, 日本, 🐢"), "(a) plain, żółw, 日本, 🐢");
}

TEST(Visible, control_characters_are_escaped) {
  EXPECT_EQ(visible_line("a\r\t\0\x1b[31m\x7f"sv), "a\\r\\t\\x00\\x1b[31m\\x7f");
}

TEST(Visible, bytes_that_are_no_utf8_are_escaped) {
  EXPECT_EQ(visible_line("a\xff\xc3"), "a\\xff\\xc3");
}

TEST(Visible, characters_that_print_nothing_are_escaped) {
  EXPECT_EQ(visible_line("\xef\xbb\xbf\xe2\x80\x8b\xf3\xa0\x80\x81"), "\\ufeff\\u200b\\U000e0001");
}

TEST(Visible, a_backslash_is_doubled_lest_it_pass_for_an_escape) {
  EXPECT_EQ(visible_line("\\r"), "\\\\r");
}

TEST(Visible, a_line_end_stays_in_a_text_and_is_escaped_in_a_line) {
  EXPECT_EQ(visible_text("a\r\nb\n\nc"), "a\\r\nb\n\nc");
  EXPECT_EQ(visible_line("a\nb"), "a\\nb");
}

}  // namespace
}  // namespace threadlab::golden
