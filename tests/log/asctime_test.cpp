#include <gtest/gtest.h>

#include <threadlab/log/asctime.hpp>

#include "formatting.hpp"

namespace threadlab::log {
namespace {

Record created_at(std::chrono::nanoseconds time) {
  Record record;
  record.created = Record::Created(time);
  return record;
}

TEST(Asctime, the_text_follows_the_second_forwards_and_backwards) {
  set_time_zone("UTC0");
  const Asctime asctime;
  using std::chrono::milliseconds;
  EXPECT_EQ(asctime.text(created_at(milliseconds(1250))), "1970-01-01 00:00:01,250");
  EXPECT_EQ(asctime.text(created_at(milliseconds(1500))), "1970-01-01 00:00:01,500");
  EXPECT_EQ(asctime.text(created_at(milliseconds(2500))), "1970-01-01 00:00:02,500");
  EXPECT_EQ(asctime.text(created_at(milliseconds(1750))), "1970-01-01 00:00:01,750");
}

TEST(Asctime, milliseconds_are_truncated) {
  set_time_zone("UTC0");
  EXPECT_EQ(Asctime().text(created_at(std::chrono::microseconds(999'999))),
            "1970-01-01 00:00:00,999");
}

TEST(Asctime, a_date_format_has_no_milliseconds) {
  set_time_zone("UTC0");
  EXPECT_EQ(Asctime("%H:%M:%S").text(created_at(std::chrono::milliseconds(1250))), "00:00:01");
}

TEST(Asctime, local_time_is_used) {
  set_time_zone("CET-1");
  EXPECT_EQ(Asctime("%H").text(created_at(std::chrono::seconds(0))), "01");
}

TEST(Asctime, an_empty_date_format_is_none) { EXPECT_EQ(Asctime("").datefmt(), std::nullopt); }

TEST(Asctime, a_long_date_format_is_printed_in_full) {
  const std::string text(5000, 'x');
  EXPECT_EQ(Asctime(text).text({}), text);
}

TEST(Asctime, a_text_beyond_all_measure_is_empty) { EXPECT_EQ(Asctime("%100000d").text({}), ""); }

TEST(Asctime, a_date_format_with_a_NUL_is_refused) {
  EXPECT_THROW(Asctime(std::string("%H\0", 3)), std::invalid_argument);
}

}  // namespace
}  // namespace threadlab::log
