#include <gtest/gtest.h>

#include <algorithm>
#include <cli/color.hpp>
#include <cli/colored_format.hpp>
#include <set>

namespace threadlab::cli {
namespace {

std::string printed(const log::Formatter& format, std::string_view thread_name) {
  log::Record record;
  record.thread_name = thread_name;
  record.message = "hello";
  fmt::memory_buffer line;
  format.format(record, line);
  return fmt::to_string(line);
}

/// The line without its escape sequences.
std::string bare(std::string line) {
  for (std::size_t at = 0; (at = line.find('\x1b')) != std::string::npos;) {
    line.erase(at, line.find('m', at) + 1 - at);
  }
  return line;
}

TEST(ColorOf, is_the_same_in_every_run) {
  EXPECT_EQ(color_of(""), 0xcbf29ce484222325 % color_begins.size());
  EXPECT_EQ(color_of("a"), 0xaf63dc4c8601ec8c % color_begins.size());
}

TEST(ColorOf, tells_the_workers_of_a_pool_apart) {
  std::set<std::size_t> colors;
  for (int i = 1; i <= 10; ++i)
    colors.insert(color_of("Thread-" + std::to_string(i) + " (worker)"));
  EXPECT_GE(colors.size(), 5U);
}

TEST(ColoredFormat, colours_the_name_with_its_padding_and_nothing_else) {
  const ColoredFormat format(log::PercentFormat("(%(threadName)-10s) %(message)s"));
  EXPECT_EQ(printed(format, "c1"),
            "(" + std::string(color_begins[color_of("c1")]) + "c1        \x1b[0m) hello\n");
}

TEST(ColoredFormat, prints_what_the_plain_format_prints) {
  for (const char* text :
       {"%(message)s", "100%% %(threadName)s", "%(threadName)-14.10s|%(threadName)5s",
        "%(lineno)+05d %(levelno) #x %(threadName)r", "%%(threadName)s %(message)s",
        "%(asctime)s %(created).3f %(threadName)s"}) {
    const log::PercentFormat plain(text);
    EXPECT_EQ(bare(printed(ColoredFormat(plain), "c1")), printed(plain, "c1")) << text;
  }
}

TEST(FormatText, is_parsed_to_the_same_pieces) {
  for (const char* text : {"a%%b %(threadName)-10.3s", "%(lineno)#+010.3x %(message)r%%"}) {
    const auto pieces = log::parse_percent_format(text);
    EXPECT_EQ(log::parse_percent_format(format_text(pieces)), pieces) << text;
  }
}

}  // namespace
}  // namespace threadlab::cli
