#include <gtest/gtest.h>

#include <chrono>
#include <cli/durations.hpp>

namespace threadlab::cli {
namespace {

using namespace std::chrono_literals;

TEST(ParseDuration, a_bare_number_is_seconds) {
  EXPECT_EQ(parse_duration("2"), 2s);
  EXPECT_EQ(parse_duration("1.5"), 1500ms);
  EXPECT_EQ(parse_duration("0"), 0s);
  EXPECT_EQ(parse_duration("0.1"), 100ms);
}

TEST(ParseDuration, takes_units_from_nanoseconds_to_hours) {
  EXPECT_EQ(parse_duration("7ns"), 7ns);
  EXPECT_EQ(parse_duration("3us"), 3us);
  EXPECT_EQ(parse_duration("200ms"), 200ms);
  EXPECT_EQ(parse_duration("2s"), 2s);
  EXPECT_EQ(parse_duration("1.5m"), 90s);
  EXPECT_EQ(parse_duration("2h"), 2h);
}

TEST(ParseDuration, refuses_what_is_no_plain_number_with_a_unit) {
  for (const char* text :
       {"",     "s",        "ms",   "-1",   "-1s",   "+1s",   "nan", "-nan",  "inf",
        "-inf", "infinity", "0x10", "0x1s", "010",   "010ms", "1e3", "1e-3s", "2 s",
        " 2s",  "2s ",      "2S",   "2sec", "1m30s", "1.s",   "1..5"}) {
    EXPECT_FALSE(parse_duration(text)) << text;
  }
}

TEST(ParseDuration, refuses_more_than_a_Duration_holds) {
  EXPECT_TRUE(parse_duration("2562047h"));
  EXPECT_FALSE(parse_duration("2562048h"));
  EXPECT_FALSE(parse_duration("9223372036.854775807"));
  EXPECT_FALSE(parse_duration("1" + std::string(400, '0')));
}

TEST(DurationText, is_the_shortest_in_a_unit_that_fits) {
  EXPECT_EQ(to_text(0s), "0s");
  EXPECT_EQ(to_text(1s), "1s");
  EXPECT_EQ(to_text(1500ms), "1.5s");
  EXPECT_EQ(to_text(200ms), "200ms");
  EXPECT_EQ(to_text(1us), "1us");
  EXPECT_EQ(to_text(3ns), "3ns");
}

TEST(DurationText, is_read_back_as_the_same_duration) {
  for (const Duration duration :
       {Duration(0s), Duration(1ns), Duration(1234567ns), Duration(90s)}) {
    EXPECT_EQ(parse_duration(to_text(duration)), duration);
  }
}

}  // namespace
}  // namespace threadlab::cli
