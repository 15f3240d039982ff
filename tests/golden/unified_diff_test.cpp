#include <gtest/gtest.h>

#include <string_view>
#include <threadlab/golden/unified_diff.hpp>
#include <vector>

namespace threadlab::golden {
namespace {

// "a -b +c" is: a kept, b removed, c added.
std::string diff(std::string_view words) {
  std::vector<DiffLine> lines;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    auto word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    auto change = Change::keep;
    if (word.starts_with('-')) change = Change::remove;
    if (word.starts_with('+')) change = Change::add;
    if (change != Change::keep) word.remove_prefix(1);
    lines.push_back({.change = change, .text = word});
  }
  return unified_diff(lines, "old", "new");
}

TEST(UnifiedDiff, of_equal_texts_is_empty) {
  EXPECT_EQ(diff(""), "");
  EXPECT_EQ(diff("a b c"), "");
}

TEST(UnifiedDiff, shows_three_lines_before_and_after_a_change) {
  EXPECT_EQ(diff("a b c d -e +f g h i j"),
            "--- old\n+++ new\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+f\n g\n h\n i\n");
}

TEST(UnifiedDiff, leaves_out_a_count_of_one) {
  EXPECT_EQ(diff("-a +b"), "--- old\n+++ new\n@@ -1 +1 @@\n-a\n+b\n");
}

TEST(UnifiedDiff, counts_an_empty_side_from_the_line_before) {
  EXPECT_EQ(diff("+a +b"), "--- old\n+++ new\n@@ -0,0 +1,2 @@\n+a\n+b\n");
  EXPECT_EQ(diff("-a"), "--- old\n+++ new\n@@ -1 +0,0 @@\n-a\n");
}

TEST(UnifiedDiff, joins_changes_whose_contexts_touch) {
  EXPECT_EQ(diff("+x 1 2 3 4 5 6 -y"),
            "--- old\n+++ new\n@@ -1,7 +1,7 @@\n+x\n 1\n 2\n 3\n 4\n 5\n 6\n-y\n");
}

TEST(UnifiedDiff, parts_changes_further_from_each_other) {
  EXPECT_EQ(diff("+x 1 2 3 4 5 6 7 -y"),
            "--- old\n+++ new\n@@ -1,3 +1,4 @@\n+x\n 1\n 2\n 3\n@@ -5,4 +6,3 @@\n 5\n 6\n 7\n-y\n");
}

TEST(UnifiedDiff, puts_removed_lines_before_added_ones) {
  EXPECT_EQ(diff("-a +b -c +d"), "--- old\n+++ new\n@@ -1,2 +1,2 @@\n-a\n-c\n+b\n+d\n");
}

TEST(UnifiedDiff, escapes_line_ends_in_labels) {
  EXPECT_EQ(unified_diff({{Change::add, "x"}}, "a\nb", "c"),
            "--- a\\nb\n+++ c\n@@ -0,0 +1 @@\n+x\n");
}

}  // namespace
}  // namespace threadlab::golden
