#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <threadlab/golden/common_sequence.hpp>
#include <vector>

#include "golden_testing.hpp"

namespace threadlab::golden {
namespace {

using Sequence = std::vector<std::uint32_t>;

// The textbook's table: quadratic, and plainly right.
std::size_t longest_by_table(const Sequence& a, const Sequence& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (const auto x : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto above = row[j + 1];
      row[j + 1] = x == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

void expect_common(const Sequence& a, const Sequence& b, const Pairs& pairs) {
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    ASSERT_LT(pairs[i].first, a.size());
    ASSERT_LT(pairs[i].second, b.size());
    ASSERT_EQ(a[pairs[i].first], b[pairs[i].second]);
    if (i == 0) continue;
    ASSERT_LT(pairs[i - 1].first, pairs[i].first);
    ASSERT_LT(pairs[i - 1].second, pairs[i].second);
  }
}

Sequence random_sequence(Generator& random, std::size_t size, std::size_t letters) {
  Sequence sequence(size);
  for (auto& key : sequence) key = static_cast<std::uint32_t>(random.below(letters));
  return sequence;
}

TEST(CommonSequence, of_an_empty_sequence_is_empty) {
  EXPECT_TRUE(common_sequence({}, {}).empty());
  EXPECT_TRUE(common_sequence(Sequence{1}, {}).empty());
  EXPECT_TRUE(common_sequence({}, Sequence{1}).empty());
}

TEST(CommonSequence, leaves_out_what_only_one_has) {
  EXPECT_EQ(common_sequence(Sequence{1, 2, 3}, Sequence{2, 9, 3}), (Pairs{{1, 0}, {2, 2}}));
}

TEST(CommonSequence, is_a_longest_one_for_random_sequences) {
  Generator random(1);
  for (int round = 0; round < 3000; ++round) {
    const auto letters = 1 + random.below(6);
    const auto a = random_sequence(random, random.below(14), letters);
    const auto b = random_sequence(random, random.below(14), letters);
    const auto pairs = common_sequence(a, b);
    expect_common(a, b, pairs);
    ASSERT_EQ(pairs.size(), longest_by_table(a, b)) << "round " << round;
  }
}

TEST(CommonSequence, is_still_common_where_more_edits_are_needed_than_are_searched_for) {
  Generator random(2);
  const auto a = random_sequence(random, 6 * most_edits, 2);
  const auto b = random_sequence(random, 5 * most_edits, 3);
  const auto pairs = common_sequence(a, b);
  expect_common(a, b, pairs);
  EXPECT_GT(pairs.size(), 2 * most_edits);
}

TEST(CommonSequence, spends_no_edits_on_elements_that_only_one_has) {
  Sequence a;
  Sequence b;
  for (std::uint32_t i = 0; i < 10 * most_edits; ++i) {
    a.insert(a.end(), {2 * i, 1000000 + i});
    b.insert(b.end(), {2000000 + i, 2 * i});
  }
  EXPECT_EQ(common_sequence(a, b).size(), 10 * most_edits);
}

}  // namespace
}  // namespace threadlab::golden
