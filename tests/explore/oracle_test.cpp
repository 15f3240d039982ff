#include "oracle.hpp"

#include <gtest/gtest.h>

#include "../contract/scale.hpp"

namespace threadlab::oracle {
namespace {

constexpr std::uint64_t programs_in_block = 100;
constexpr std::uint64_t blocks = 20;
constexpr OracleOptions terms = {.most = 4'000, .samples = 300};

class Oracle : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Oracle, finds_nothing_lost_in_random_programs) {
  const std::uint64_t first = GetParam() * programs_in_block;
  const auto count = static_cast<std::uint64_t>(contract::scaled(programs_in_block));
  std::uint64_t cut_off = 0;
  std::uint64_t unjudged = 0;
  for (std::uint64_t seed = first; seed != first + count; ++seed) {
    const Program program = program_of(seed, terms);
    const Verdict verdict = judge(program, terms);
    EXPECT_EQ(verdict.complaint, "") << "seed " << seed << ": " << explained(program, terms);
    if (verdict.sampled != 0) ++cut_off;
    if (verdict.unjudged != 0) ++unjudged;
  }
  RecordProperty("brute_force_was_cut_off", std::to_string(cut_off));
  EXPECT_LE(cut_off, 2 + count / 5) << "programs are too large for brute force";
  EXPECT_LE(unjudged, 1 + count / 50) << "programs are too large for any search";
}

INSTANTIATE_TEST_SUITE_P(Blocks, Oracle, testing::Range<std::uint64_t>(0, blocks));

/// What the lab has, and random programs do not use.
bool is_left_out(runtime::Operation operation) {
  using enum runtime::Operation;
  const bool is_of_model_check = operation >= word_read && operation <= futex_asleep;
  return is_of_model_check || operation == shared_read || operation == shared_write;
}

TEST(Programs, carry_out_every_operation) {
  Operations carried_out;
  for (std::uint64_t seed = 0; seed != programs_in_block * blocks; ++seed) {
    const Program program = generate(seed, 6);
    const Behaviours found = behaviours_of(program, runtime::lab::Timing::any, {}, 20);
    carried_out |= found.acted | found.timed_out;
  }
  for (std::size_t i = 0; i != runtime::operation_count; ++i) {
    const auto operation = static_cast<runtime::Operation>(i);
    EXPECT_NE(carried_out[i], is_left_out(operation)) << runtime::name(operation);
  }
}

TEST(Programs, are_read_back_from_their_text) {
  for (std::uint64_t seed = 0; seed != 200; ++seed) {
    const std::string text = to_text(generate(seed, 8));
    EXPECT_EQ(to_text(parse(text)), text);
  }
}

}  // namespace
}  // namespace threadlab::oracle
