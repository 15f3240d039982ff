#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <threadlab/log/json_format.hpp>

#include "formatting.hpp"

namespace threadlab::log {
namespace {

TEST(JsonFormat, a_line_has_every_field_in_a_fixed_order) {
  set_time_zone("UTC0");
  Record record = sample_record();
  record.created = Record::Created(std::chrono::milliseconds(1715931000500));
  record.relative_created = std::chrono::milliseconds(1500);
  EXPECT_EQ(
      line_of(JsonFormat(), record),
      R"({"name":"root","levelno":20,"levelname":"INFO","pathname":"/srv/demo/queue_demo.cpp",)"
      R"("filename":"queue_demo.cpp","module":"queue_demo","lineno":42,"funcName":"worker",)"
      R"("created":1715931000.5,"asctime":"2024-05-17 07:30:00,500","msecs":500.0,)"
      R"("relativeCreated":1500.0,"thread":7001,"threadName":"c1","process":4711,)"
      R"("processName":"MainProcess","message":"hello"})"
      "\n");
}

TEST(JsonFormat, the_date_format_serves_asctime) {
  const std::string line = line_of(JsonFormat("at %S"), sample_record());
  EXPECT_EQ(nlohmann::json::parse(line).at("asctime"), "at 00");
}

TEST(JsonFormat, quotes_and_newlines_are_escaped_so_that_a_record_stays_one_line) {
  Record record = sample_record();
  record.thread_name = "\"}\\";
  record.message = std::string_view("two\nlines\0\x1b", 11);
  const std::string line = line_of(JsonFormat(), record);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(nlohmann::json::parse(line).at("threadName"), "\"}\\");
  EXPECT_EQ(nlohmann::json::parse(line).at("message"), record.message);
}

TEST(JsonFormat, bytes_that_are_no_UTF8_become_the_replacement_character) {
  Record record = sample_record();
  record.thread_name = "\xff|\xc3\xa9";
  record.message = "cut \xe2\x82";
  const auto object = nlohmann::json::parse(line_of(JsonFormat(), record));
  EXPECT_EQ(object.at("threadName"), "\uFFFD|\u00e9");
  EXPECT_EQ(object.at("message"), "cut \uFFFD");
}

TEST(JsonFormat, the_largest_thread_number_keeps_every_digit) {
  Record record = sample_record();
  record.thread = 18446744073709551615U;
  const auto object = nlohmann::json::parse(line_of(JsonFormat(), record));
  EXPECT_EQ(object.at("thread").get<std::uint64_t>(), record.thread);
}

}  // namespace
}  // namespace threadlab::log
