#include <gtest/gtest.h>

#include <string>
#include <threadlab/golden/line_reader.hpp>

namespace threadlab::golden {
namespace {

std::string key(const LineReader& reader, std::string_view line) {
  const auto parsed = reader.parse(line);
  EXPECT_TRUE(parsed) << line;
  return parsed ? parsed->key : "";
}

TEST(FormatReader, gives_the_thread_without_its_padding) {
  const FormatReader reader(log::PercentFormat("(%(threadName)-10s) %(message)s"));
  EXPECT_EQ(reader.parse("(c1        ) hello")->thread, "c1");
  EXPECT_EQ(reader.parse("(Thread-1 (worker)) hello")->thread, "Thread-1 (worker)");
}

TEST(FormatReader, gives_no_thread_where_the_format_has_none) {
  const FormatReader reader(log::PercentFormat("%(levelname)s %(message)s"));
  EXPECT_EQ(reader.parse("INFO hello")->thread, "");
}

TEST(FormatReader, takes_lines_for_equal_that_differ_in_what_no_schedule_determines) {
  const FormatReader reader(
      log::PercentFormat("%(asctime)s %(created)f %(msecs)d %(relativeCreated)d %(process)d "
                         "%(thread)d (%(threadName)s) %(message)s"));
  EXPECT_EQ(key(reader, "2024-05-17 09:30:00,123 1715938200.123456 123 5 77 140001 (a) x"),
            key(reader, "2025-12-31 23:59:59,999 1767225599.999000 999 12345 8 9 (a) x"));
}

TEST(FormatReader, tells_lines_apart_that_differ_in_any_other_field) {
  const FormatReader reader(
      log::PercentFormat("%(asctime)s %(levelname)s %(lineno)d (%(threadName)s) %(message)s"));
  const auto line = key(reader, "2024-05-17 09:30:00,123 INFO 7 (a) x");
  EXPECT_NE(line, key(reader, "2024-05-17 09:30:00,123 ERROR 7 (a) x"));
  EXPECT_NE(line, key(reader, "2024-05-17 09:30:00,123 INFO 8 (a) x"));
  EXPECT_NE(line, key(reader, "2024-05-17 09:30:00,123 INFO 7 (b) x"));
  EXPECT_NE(line, key(reader, "2024-05-17 09:30:00,123 INFO 7 (a) y"));
}

TEST(FormatReader, does_not_overlook_a_time_that_is_part_of_a_message) {
  const FormatReader reader(log::PercentFormat("%(asctime)s %(message)s"));
  EXPECT_NE(key(reader, "2024-05-17 09:30:00,123 at 09:30"),
            key(reader, "2024-05-17 09:30:00,123 at 09:31"));
}

TEST(FormatReader, takes_a_field_that_prints_nothing) {
  const FormatReader reader(log::PercentFormat("%(asctime).0s(%(threadName)s) %(message)s"));
  EXPECT_EQ(reader.parse("(a) x")->thread, "a");
  EXPECT_NE(key(reader, "(a) x"), key(reader, "(a) y"));
}

TEST(FormatReader, remembers_where_a_field_was_cut_out) {
  const FormatReader reader(log::PercentFormat("%(name)s%(process)d%(message)s"));
  EXPECT_NE(key(reader, "a1b"), key(reader, "ab1"));
}

TEST(FormatReader, gives_nothing_for_a_line_the_format_cannot_print) {
  const FormatReader reader(log::PercentFormat("(%(threadName)-10s) %(message)s"));
  EXPECT_FALSE(reader.parse(""));
  EXPECT_FALSE(reader.parse("(c1) hello"));
  EXPECT_FALSE(reader.parse("second line of a message"));
}

TEST(JsonReader, takes_objects_for_equal_that_differ_in_what_no_schedule_determines) {
  const JsonReader reader;
  EXPECT_EQ(key(reader, R"({"created":1.5,"asctime":"x","msecs":3,"relativeCreated":4,)"
                        R"("process":1,"thread":2,"threadName":"a","message":"m"})"),
            key(reader, R"({"created":2.5,"asctime":"y","msecs":5,"relativeCreated":6,)"
                        R"("process":3,"thread":4,"threadName":"a","message":"m"})"));
}

TEST(JsonReader, tells_objects_apart_that_differ_in_another_key) {
  const JsonReader reader;
  const auto line = key(reader, R"({"threadName":"a","message":"m"})");
  EXPECT_NE(line, key(reader, R"({"threadName":"a","message":"n"})"));
  EXPECT_NE(line, key(reader, R"({"threadName":"b","message":"m"})"));
  EXPECT_NE(line, key(reader, R"({"threadName":"a","message":"m","lineno":1})"));
  EXPECT_NE(line, key(reader, R"({"threadName":"a"})"));
}

TEST(JsonReader, tells_an_object_with_a_time_from_one_without) {
  const JsonReader reader;
  EXPECT_NE(key(reader, R"({"msecs":1})"), key(reader, R"({})"));
}

TEST(JsonReader, compares_as_json_and_not_as_bytes) {
  const JsonReader reader;
  EXPECT_EQ(key(reader, R"({"a":"\u0041","b":1})"), key(reader, R"({ "b": 1, "a": "A" })"));
}

TEST(JsonReader, gives_the_thread_unescaped) {
  const JsonReader reader;
  EXPECT_EQ(reader.parse(R"({"threadName":"a\n\u0000b"})")->thread, std::string("a\n\0b", 4));
  EXPECT_EQ(reader.parse(R"({"message":"m"})")->thread, "");
  EXPECT_EQ(reader.parse(R"({"threadName":7})")->thread, "");
}

TEST(JsonReader, gives_nothing_for_what_is_no_flat_object) {
  const JsonReader reader;
  for (const auto* line :
       {"", "x", "7", "[1]", R"({"a":[]})", R"({"a":{"b":1}})", R"({"a":1)", R"({"a":1} x)",
        "{\"a\":\"\xff\"}", R"({"a":"\ud800"})", R"({"a":nan})", R"({"a":1e999})"}) {
    EXPECT_FALSE(reader.parse(line)) << line;
  }
}

TEST(JsonReader, survives_a_million_brackets) {
  const JsonReader reader;
  EXPECT_FALSE(reader.parse(std::string(1000000, '[')));
  EXPECT_FALSE(reader.parse(R"({"a":)" + std::string(1000000, '[')));
  EXPECT_FALSE(
      reader.parse(R"({"a":)" + std::string(1000000, '[') + std::string(1000000, ']') + "}"));
}

TEST(PlainReader, counts_every_byte_and_knows_no_threads) {
  const PlainReader reader;
  EXPECT_EQ(reader.parse("(a) x")->thread, "");
  EXPECT_EQ(key(reader, "(a) x"), "(a) x");
}

}  // namespace
}  // namespace threadlab::golden
