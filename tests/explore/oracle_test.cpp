#include "oracle.hpp"

#include <gtest/gtest.h>

#include "../contract/scale.hpp"

namespace threadlab::oracle {
namespace {

constexpr std::uint64_t programs_in_block = 100;

class Oracle : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Oracle, finds_nothing_lost_in_random_programs) {
  const std::uint64_t first = GetParam() * programs_in_block;
  const auto count = static_cast<std::uint64_t>(contract::scaled(programs_in_block));
  for (std::uint64_t seed = first; seed != first + count; ++seed) {
    const Program program = generate(seed);
    const Verdict verdict = judge(program, {.most = 1'500, .samples = 300});
    EXPECT_EQ(verdict.complaint, "") << "seed " << seed << ": " << explained(program);
  }
}

INSTANTIATE_TEST_SUITE_P(Blocks, Oracle, testing::Range<std::uint64_t>(0, 20));

TEST(Program, is_read_back_from_its_text) {
  for (std::uint64_t seed = 0; seed != 200; ++seed) {
    const std::string text = to_text(generate(seed));
    EXPECT_EQ(to_text(parse(text)), text);
  }
}

}  // namespace
}  // namespace threadlab::oracle
