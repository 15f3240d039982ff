#include <gtest/gtest.h>

#include <threadlab/log/percent_format.hpp>

#include "formatting.hpp"

namespace threadlab::log {
namespace {

std::string refusal(const std::string& format) {
  try {
    const PercentFormat accepted(format);
  } catch (const FormatError& error) {
    return error.what();
  }
  return "accepted";
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(PercentFormat, its_line_ends_in_a_newline) {
  EXPECT_EQ(percent_line("(%(threadName)-10s) %(message)s", sample_record()),
            "(c1        ) hello\n");
}

TEST(PercentFormat, it_appends_to_what_is_there) {
  fmt::memory_buffer out;
  const PercentFormat format("%(message)s");
  format.format(sample_record(), out);
  format.format(sample_record(), out);
  EXPECT_EQ(fmt::to_string(out), "hello\nhello\n");
}

TEST(PercentFormat, names_and_process_names_come_from_the_record) {
  const Record record{.message = "m"};
  EXPECT_EQ(percent_line("%(name)s %(processName)s", record), "root MainProcess\n");
}

TEST(PercentFormat, a_byte_that_is_no_UTF8_counts_as_one_character_and_passes_through) {
  Record record = sample_record();
  record.thread_name = "\xff\xe2\x82|\xc3\xa9";
  EXPECT_EQ(percent_line("%(threadName)-6s|", record), "\xff\xe2\x82|\xc3\xa9 |\n");
  EXPECT_EQ(percent_line("%(threadName).2s|", record), "\xff\xe2|\n");
}

TEST(PercentFormat, overlong_and_surrogate_sequences_are_no_UTF8) {
  Record record = sample_record();
  for (const char* text : {"\xc0\xaf\x80", "\xed\xa0\x80", "\xe0\x80\x80"}) {
    record.message = text;
    EXPECT_EQ(percent_line("%(message)4s", record), std::string(" ") + text + "\n");
  }
  record.message = "\xf4\x90\x80\x80";
  EXPECT_EQ(percent_line("%(message)5s", record), " \xf4\x90\x80\x80\n");
}

TEST(PercentFormat, repr_shows_a_stray_byte_as_its_surrogate) {
  Record record = sample_record();
  record.thread_name = "a\xff";
  EXPECT_EQ(percent_line("%(threadName)r", record), "'a\\udcff'\n");
}

TEST(PercentFormat, a_number_that_is_no_character_prints_the_replacement_character) {
  Record record = sample_record();
  record.levelno = -1;
  record.lineno = 0xD800;
  record.thread = 0x110000;
  record.process = 0x1F600;
  EXPECT_EQ(percent_line("%(levelno)c%(lineno)c%(thread)c%(process)c", record),
            "\uFFFD\uFFFD\uFFFD\U0001F600\n");
}

TEST(PercentFormat, a_huge_precision_prints_every_digit) {
  const std::string line = percent_line("%(lineno).400f", sample_record());
  EXPECT_EQ(line, "42." + std::string(400, '0') + "\n");
}

TEST(PercentFormat, an_unknown_field_is_refused_with_a_list_of_the_known_ones) {
  EXPECT_EQ(refusal("%(thredName)s"),
            "unknown field 'thredName' in the log format: the fields are name, levelno, levelname, "
            "pathname, filename, module, lineno, funcName, created, asctime, msecs, "
            "relativeCreated, thread, threadName, process, processName and message");
}

TEST(PercentFormat, a_conversion_that_does_not_fit_is_refused_with_those_that_do) {
  EXPECT_EQ(refusal("x %(message)-5d y"),
            "'%(message)-5d' in the log format: message is text, which takes s, r or a");
  EXPECT_EQ(refusal("%(name)\u00fc"),
            "'%(name)\u00fc' in the log format: name is text, which takes s, r or a");
  EXPECT_EQ(refusal("%(created)x"),
            "'%(created)x' in the log format: created is a number with a fraction, which takes s, "
            "r, a, d, i, u, e, E, f, F, g or G");
  EXPECT_EQ(refusal("%(lineno)y"),
            "'%(lineno)y' in the log format: lineno is a whole number, which takes s, r, a, d, i, "
            "u, o, x, X, e, E, f, F, g, G or c");
}

TEST(PercentFormat, a_format_without_a_field_is_refused) {
  for (const char* format : {"", "plain", "100%%", "%%(message)s"}) {
    EXPECT_TRUE(contains(refusal(format), "names no field; it needs at least one")) << format;
  }
}

TEST(PercentFormat, a_format_that_ends_too_early_is_refused) {
  for (const char* format : {"%", "%(message)s %", "%(message)", "%(message)-10.", "%-5l"}) {
    EXPECT_TRUE(contains(refusal(format), "the log format ends within '%")) << format;
  }
  EXPECT_EQ(refusal("%(message"),
            "'%(message' in the log format has no ')' behind the field's name");
}

TEST(PercentFormat, a_conversion_without_a_field_is_refused) {
  EXPECT_TRUE(contains(refusal("%(message)s %-5d"), "'%-5d' in the log format names no field"));
  EXPECT_TRUE(contains(refusal("%(message)s %5%"), "'%5%' in the log format names no field"));
}

TEST(PercentFormat, a_width_must_be_a_number_of_at_most_a_million) {
  EXPECT_EQ(refusal("%(message)*s"),
            "the width of '%(message)*' in the log format must be a number");
  EXPECT_EQ(refusal("%(message)99999999999999999999s"),
            "the width of '%(message)9999999...' in the log format is above 1000000");
  EXPECT_EQ(refusal("%(message).1000001s"),
            "the precision of '%(message).1000001...' in the log format is above 1000000");
  EXPECT_EQ(percent_line("%(message)1000000s", sample_record()).size(), 1'000'001U);
}

TEST(PercentFormat, its_pieces_are_texts_and_specifications_in_order) {
  const PercentFormat format("(%(threadName)-10.4s)%%");
  const FieldSpec spec{.field = Field::thread_name,
                       .flags = {.left = true},
                       .width = 10,
                       .precision = 4,
                       .conversion = 's'};
  const std::vector<Piece> expected{"(", spec, ")%"};
  EXPECT_EQ(std::vector<Piece>(format.pieces().begin(), format.pieces().end()), expected);
}

}  // namespace
}  // namespace threadlab::log
