#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cli/help.hpp>
#include <cli/run_options.hpp>
#include <sstream>

namespace threadlab::cli {
namespace {

std::function<void()> nothing(Arguments& /*arguments*/) {
  return [] {};
}

constexpr std::array catalog{
    Demo{"queue", "workers share out the items of a stream, and go down with the program", "Queue",
         "%(message)s", nullptr, nothing},
    Demo{"current-thread", "a thread asks for its own name", "Thread: currentThread()",
         "%(message)s", nullptr, nothing}};

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::size_t widest(const std::string& text) {
  std::size_t width = 0;
  for (const std::string& line : lines_of(text)) width = std::max(width, line.size());
  return width;
}

class HelpTest : public testing::Test {
 protected:
  HelpTest() {
    arguments.count("workers", workers, "threads that work");
    arguments.duration("work", work, "how long one item takes");
    options.declare(arguments);
  }

  int workers = 10;
  Duration work = std::chrono::milliseconds(200);
  RunOptions options;
  Arguments arguments;
};

TEST_F(HelpTest, leads_with_three_examples) {
  const std::vector<std::string> lines = lines_of(program_help(catalog, arguments, 80));
  EXPECT_EQ(lines.at(0), "Examples:");
  for (const std::size_t i : {1U, 2U, 3U}) EXPECT_EQ(lines.at(i).find("  threadlab queue"), 0U);
}

TEST_F(HelpTest, keeps_to_the_width_it_is_given) {
  for (const std::size_t width : {80U, 60U}) {
    EXPECT_LE(widest(program_help(catalog, arguments, width)), width);
    EXPECT_LE(widest(demo_help(catalog[0], arguments, width)), width);
    EXPECT_LE(widest(list_of_demos(catalog, width)), width);
  }
}

TEST_F(HelpTest, of_a_demo_shows_its_own_options_before_the_run_options) {
  const std::string help = demo_help(catalog[0], arguments, 80);
  EXPECT_LT(help.find("--workers N"), help.find("Run options:"));
  EXPECT_LT(help.find("Run options:"), help.find("--format FORMAT"));
}

TEST_F(HelpTest, shows_defaults) {
  const std::string help = demo_help(catalog[0], arguments, 80);
  EXPECT_NE(help.find("threads that work [10]"), std::string::npos);
  EXPECT_NE(help.find("how long one item takes [200ms]"), std::string::npos);
}

TEST(ListOfDemos, its_columns_are_aligned) {
  EXPECT_EQ(list_of_demos(catalog, 80),
            "queue           workers share out the items of a         Queue\n"
            "                stream, and go down with the program\n"
            "current-thread  a thread asks for its own name           Thread: currentThread()\n");
}

}  // namespace
}  // namespace threadlab::cli
