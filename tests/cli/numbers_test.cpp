#include <gtest/gtest.h>

#include <cli/numbers.hpp>
#include <cstdint>
#include <limits>

namespace threadlab::cli {
namespace {

TEST(WholeNumber, decimal_digits_are_one) {
  EXPECT_EQ(parse_whole_number<int>("0"), 0);
  EXPECT_EQ(parse_whole_number<int>("10"), 10);
  EXPECT_EQ(parse_whole_number<int>("2147483647"), std::numeric_limits<int>::max());
  EXPECT_EQ(parse_whole_number<std::uint64_t>("18446744073709551615"),
            std::numeric_limits<std::uint64_t>::max());
}

TEST(WholeNumber, a_look_alike_is_none) {
  for (const char* text : {"", " ", "-1", "-0", "+5", "010", "00", "0x10", "1e3", "1.0", " 5", "5 ",
                           "nan", "inf", "1'000", "1,000", "\xd9\xa3"}) {
    EXPECT_FALSE(parse_whole_number<int>(text)) << text;
  }
}

TEST(WholeNumber, one_that_does_not_fit_its_type_is_none) {
  EXPECT_FALSE(parse_whole_number<int>("2147483648"));
  EXPECT_FALSE(parse_whole_number<std::uint64_t>("18446744073709551616"));
}

TEST(Decimal, digits_with_or_without_a_fraction_are_one) {
  EXPECT_EQ(parse_decimal("20"), 20);
  EXPECT_EQ(parse_decimal("0.25"), 0.25);
  EXPECT_EQ(parse_decimal(".5"), 0.5);
}

TEST(Decimal, a_look_alike_is_none) {
  for (const char* text : {"", ".", "5.", "-1", "+1", "1e3", "0x1p3", "01.5", "nan", "inf",
                           "infinity", "1.2.3", "1,5", "1_000"}) {
    EXPECT_FALSE(parse_decimal(text)) << text;
  }
}

TEST(Decimal, one_beyond_every_double_is_none) {
  EXPECT_FALSE(parse_decimal(std::string(400, '9')));
}

}  // namespace
}  // namespace threadlab::cli
