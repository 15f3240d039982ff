#include <gtest/gtest.h>

#include <array>
#include <cli/arguments.hpp>
#include <cli/command.hpp>

#include "refusal.hpp"

namespace threadlab::cli {
namespace {

using Words = std::vector<std::string>;

int declared = 0;  // demos that declared their options, since the test began

std::function<void()> count_declaration(Arguments& arguments) {
  ++declared;
  static int workers = 0;
  arguments.count("workers", workers, "threads", 0);
  return [] {};
}

constexpr std::array catalog{
    Demo{"queue", "workers share out items", "Queue", "%(message)s", nullptr, count_declaration},
    Demo{"lock", "one at a time", "Lock", "%(message)s", "%H:%M:%S", count_declaration}};

Command parse(Words words) {
  words.insert(words.begin(), "threadlab");
  declared = 0;
  return parse_command(words, catalog);
}

std::string refused(const Words& words) {
  return refusal([&] { parse(words); });
}

const RunDemo& run_of(const Command& command) { return std::get<RunDemo>(command); }

TEST(ParseCommand, only_the_demo_that_is_named_declares_its_options) {
  const Command command = parse({"lock"});
  EXPECT_EQ(run_of(command).demo, &catalog[1]);
  EXPECT_EQ(declared, 1);
  parse({"list"});
  EXPECT_EQ(declared, 0);
}

TEST(ParseCommand, run_options_are_taken_before_and_after_the_name) {
  const Command command = parse({"--speed", "20", "queue", "--workers", "3", "--seed=7"});
  EXPECT_EQ(run_of(command).options.speed, 20);
  EXPECT_EQ(run_of(command).options.seed, 7U);
}

TEST(ParseCommand, the_last_of_two_counts_wherever_they_stand) {
  EXPECT_EQ(run_of(parse({"--speed", "2", "queue", "--speed", "3"})).options.speed, 3);
}

TEST(ParseCommand, a_value_before_the_name_is_not_the_name) {
  const Command command = parse({"--log-file", "lock", "queue"});
  EXPECT_EQ(run_of(command).demo, &catalog.front());
  EXPECT_EQ(run_of(command).options.log_file, "lock");
}

TEST(ParseCommand, an_unknown_demo_is_named_and_the_near_one_offered) {
  EXPECT_EQ(refused({"que"}), "unknown demo 'que'; did you mean 'queue'?");
  EXPECT_EQ(refused({"lsit"}), "unknown demo 'lsit'; did you mean 'list'?");
  EXPECT_EQ(refused({"banana"}), "unknown demo 'banana'; 'threadlab list' names them");
  EXPECT_EQ(refused({""}), "unknown demo ''; 'threadlab list' names them");
}

TEST(ParseCommand, no_command_at_all_is_no_error_of_its_own) {
  EXPECT_TRUE(std::holds_alternative<NothingAsked>(parse({})));
  EXPECT_TRUE(std::holds_alternative<NothingAsked>(parse({"--speed", "2"})));
}

TEST(ParseCommand, help_may_stand_before_or_after_the_name) {
  const std::string after = std::get<Print>(parse({"lock", "--help"})).text;
  EXPECT_EQ(std::get<Print>(parse({"--help", "lock"})).text, after);
  EXPECT_EQ(std::get<Print>(parse({"lock", "-h"})).text, after);
  EXPECT_NE(std::get<Print>(parse({"--help"})).text, after);
}

TEST(ParseCommand, help_is_a_command_too) {
  EXPECT_EQ(std::get<Print>(parse({"help"})).text, std::get<Print>(parse({"--help"})).text);
  EXPECT_EQ(std::get<Print>(parse({"help", "lock"})).text,
            std::get<Print>(parse({"lock", "--help"})).text);
  EXPECT_EQ(std::get<Print>(parse({"help", "explore", "lock"})).text,
            std::get<Print>(parse({"explore", "lock", "--help"})).text);
  EXPECT_EQ(refused({"help", "nonsense"}), "unknown demo 'nonsense'; 'threadlab list' names them");
}

TEST(ParseCommand, help_comes_before_what_options_lack) {
  EXPECT_TRUE(std::holds_alternative<Print>(parse({"lock", "--update", "--help"})));
}

TEST(ParseCommand, version_says_name_and_number) {
  EXPECT_EQ(std::get<Print>(parse({"--version"})).text.find("threadlab "), 0U);
}

TEST(ParseCommand, list_takes_no_option_but_help) {
  EXPECT_EQ(refused({"list", "--seed", "1"}), "unknown option '--seed'");
  EXPECT_EQ(refused({"--seed", "1", "list"}), "unknown option '--seed'");
  EXPECT_EQ(refused({"list", "lock"}), "unexpected argument 'lock'");
  EXPECT_TRUE(std::holds_alternative<Print>(parse({"list", "--help"})));
}

TEST(ParseCommand, a_demo_takes_no_words) {
  EXPECT_EQ(refused({"queue", "lock"}), "unexpected argument 'lock'");
}

TEST(ParseCommand, options_that_need_another_are_refused_without_it) {
  EXPECT_EQ(refused({"lock", "--update"}), "--update needs --golden FILE, the file to write");
  EXPECT_EQ(refused({"lock", "--match", "exact"}),
            "--match needs --golden FILE, the file to compare with");
}

TEST(ParseCommand, a_log_is_not_written_over_its_golden) {
  EXPECT_EQ(refused({"lock", "--golden", "x.log", "--log-file", "x.log"}),
            "--log-file and --golden are one file; to write a golden use --update");
}

TEST(ParseCommand, a_schedule_is_not_written_over_a_log) {
  EXPECT_EQ(refused({"lock", "--lab", "--schedule-file", "x", "--log-file", "x"}),
            "--schedule-file and --log-file are one file; give it two");
  EXPECT_EQ(refused({"lock", "--lab", "--schedule-file", "x", "--golden", "x"}),
            "--schedule-file and --golden are one file; give it two");
}

TEST(ParseCommand, the_command_that_writes_a_golden_can_be_pasted_into_a_shell) {
  const Command command = parse({"lock", "--format", "%(message)s", "--golden", "my log"});
  EXPECT_EQ(run_of(command).golden_update,
            "threadlab lock --format '%(message)s' --golden 'my log' --update");
}

}  // namespace
}  // namespace threadlab::cli
