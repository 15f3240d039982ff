#include <gtest/gtest.h>

#include <threadlab/log/line_matcher.hpp>

#include "formatting.hpp"

namespace threadlab::log {
namespace {

// The values of a line's fields, joined by '|'; "no match" where there are none.
std::string split(const std::string& format, const std::string& line,
                  const std::optional<std::string>& datefmt = {}) {
  const PercentFormat percent(format, datefmt);
  const auto fields = LineMatcher(percent).match(line);
  if (!fields) return "no match";
  std::string values;
  for (const MatchedField& field : fields->all()) {
    if (&field != fields->all().data()) values += '|';
    values += field.value;
  }
  return values;
}

const std::string common = "(%(threadName)-10s) %(message)s";

TEST(LineMatcher, a_line_splits_into_thread_and_message) {
  const PercentFormat format(common);
  const auto fields = LineMatcher(format).match("(c1        ) hello");
  ASSERT_TRUE(fields);
  EXPECT_EQ(fields->value(Field::thread_name), "c1");
  EXPECT_EQ(fields->value(Field::message), "hello");
  EXPECT_EQ(fields->value(Field::levelname), std::nullopt);
  EXPECT_EQ(fields->all()[0].printed, "c1        ");
}

TEST(LineMatcher, a_message_may_hold_anything) {
  EXPECT_EQ(split(common, "(c1        ) a (c2        ) b\n%\xff"), "c1|a (c2        ) b\n%\xff");
  EXPECT_EQ(split(common, "(c1        ) "), "c1|");
  EXPECT_EQ(split(common, "(c1        )  x "), "c1| x ");
}

TEST(LineMatcher, a_thread_name_may_hold_what_follows_it_within_its_padding) {
  EXPECT_EQ(split(common, "(a) b      ) c"), "a) b|c");
  EXPECT_EQ(split(common, "(Thread-1 (worker)) c"), "Thread-1 (worker)|c");
}

TEST(LineMatcher, a_longer_name_ends_at_the_first_place_where_the_rest_matches) {
  EXPECT_EQ(split("(%(threadName)s) %(message)s", "(a) b) c"), "a|b) c");
  EXPECT_EQ(split("%(message)s [%(threadName)s]", "a [b] c [d]"), "a|b] c [d");
  EXPECT_EQ(split("<%(name)s> %(threadName)s: end", "<a> b> c: end"), "a|b> c");
}

TEST(LineMatcher, only_the_padding_of_the_specification_is_stripped) {
  EXPECT_EQ(split("%(threadName)5s|", "   ab|"), "ab");
  EXPECT_EQ(split("%(threadName)-5s|", " ab  |"), " ab");
  EXPECT_EQ(split("%(threadName)-5s|", "abcde |"), "abcde ");
  EXPECT_EQ(split("%(threadName)-5s|", "     |"), "");
}

TEST(LineMatcher, padding_counts_characters) {
  EXPECT_EQ(split("(%(threadName)-4s) %(message)s", "(é)  ) x"), "é)|x");
  EXPECT_EQ(split("(%(threadName)-4s) %(message)s", "(\xff)  ) x"), "\xff)|x");
}

TEST(LineMatcher, a_field_cut_by_its_precision_is_no_longer_than_that) {
  EXPECT_EQ(split("%(threadName).3s%(message)s", "abcdef"), "|abcdef");
  EXPECT_EQ(split("%(threadName)-3.3s%(message)s", "abcdef"), "abc|def");
  EXPECT_EQ(split("%(threadName).3s!", "abcd!"), "no match");
}

TEST(LineMatcher, a_line_of_another_format_does_not_match) {
  EXPECT_EQ(split(common, ""), "no match");
  EXPECT_EQ(split(common, "(c1) hello"), "no match");
  EXPECT_EQ(split(common, "[c1        ] hello"), "no match");
  EXPECT_EQ(split("%(message)s.", "hello"), "no match");
  EXPECT_EQ(split("%(lineno)d", "hello"), "no match");
}

TEST(LineMatcher, times_and_numbers_are_found_by_their_shape) {
  EXPECT_EQ(split("%(asctime)s (%(threadName)-2s) %(message)s",
                  "2024-05-17 09:30:00,123 (t1) 2024-05-17 x"),
            "2024-05-17 09:30:00,123|t1|2024-05-17 x");
  EXPECT_EQ(split("%(process)d%(threadName)s %(created)f", "42t1 1715931000.123456"),
            "42|t1|1715931000.123456");
  EXPECT_EQ(split("%(asctime)s %(message)s", "yesterday hello"), "no match");
}

TEST(LineMatcher, a_padded_number_leaves_the_blanks_of_the_next_field_alone) {
  EXPECT_EQ(split("%(process)-6d %(message)s", "42       two"), "42|  two");
  EXPECT_EQ(split("%(lineno)6d %(message)s", "    42   two"), "42|  two");
  EXPECT_EQ(split("%(lineno) d %(message)s", " 42  x"), " 42| x");
}

TEST(LineMatcher, a_date_format_gives_the_shape_of_asctime) {
  EXPECT_EQ(split("%(asctime)s %(message)s", "17 May 2024 3 apples", "%d %b %Y"),
            "17 May 2024|3 apples");
  EXPECT_EQ(split("%(asctime)s %(message)s", "Fri May  7 09:30:00 2024 x y", "%c"),
            "Fri May  7 09:30:00 2024|x y");
  EXPECT_EQ(split("%(asctime)s %(message)s", "7.5. at  9% x", "%-d.%-m. at %k%%"), "7.5. at  9%|x");
  EXPECT_EQ(split("%(asctime)s %(message)s", "CEST+0200 x", "%Z%z"), "CEST+0200|x");
}

TEST(LineMatcher, a_padded_asctime_is_not_cut_at_a_blank_of_its_own) {
  EXPECT_EQ(split("%(asctime)-5s %(message)s", "2024-05-17 09:30:00,123 x"),
            "2024-05-17 09:30:00,123|x");
  EXPECT_EQ(split("%(asctime)-9s %(message)s", "09:30:00   x", "%H:%M:%S"), "09:30:00| x");
}

TEST(LineMatcher, every_format_matches_its_own_lines) {
  set_time_zone("UTC0");
  const Record record = sample_record();
  const std::string fields =
      "name levelno levelname pathname filename module lineno funcName created asctime msecs "
      "relativeCreated thread threadName process processName message";
  std::size_t begin = 0;
  while (begin < fields.size()) {
    const std::size_t end = std::min(fields.find(' ', begin), fields.size());
    const std::string name = fields.substr(begin, end - begin);
    begin = end + 1;
    for (const char* spec :
         {"s", "-40s", "40r",  "a", ".2s",   "-6.4s", "d",  "06d", "-9d", "+x",  "#X",
          "o", "f",    "+.3e", "G", "# 12g", "c",     "4c", " d",  " s",  "- 3a"}) {
      try {
        const PercentFormat format("<%(" + name + ")" + spec + "> %(message)s");
        std::string line = line_of(format, record);
        line.pop_back();
        const auto found = LineMatcher(format).match(line);
        ASSERT_TRUE(found) << line;
        EXPECT_EQ(found->all().back().value, "hello") << line;
      } catch (const FormatError&) {
        continue;  // this field does not take this conversion
      }
    }
  }
}

TEST(LineMatcher, a_hostile_line_of_many_near_matches_is_refused_in_linear_time) {
  std::string line;
  for (int i = 0; i < 100'000; ++i) line += " [(";
  EXPECT_EQ(split("%(message)s [%(threadName)s] (%(name)s) {%(process)d}", line), "no match");
  EXPECT_EQ(split("%(message)s [%(threadName)s", line).size(), line.size() - 1);
}

}  // namespace
}  // namespace threadlab::log
