#include <sstream>

#include "program_test.hpp"

namespace threadlab::cli {
namespace {

class LogOptions : public ProgramTest {};

constexpr const char* lock_log =
    "(MainThread) @test_01 : Another thread releases the lock\n"
    "(MainThread) True\n"
    "(Thread-1 (test_01)) False\n"
    "(MainThread) @test_02 : Another thread tries to acquire the lock\n"
    "(MainThread) True\n"
    "(Thread-2 (test_02)) False\n";

TEST_F(LogOptions, without_any_the_log_goes_to_stdout_with_the_names_of_its_threads) {
  const Outcome outcome = shell("$threadlab lock");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out, lock_log);
  EXPECT_EQ(outcome.err, "");
}

TEST_F(LogOptions, a_log_file_has_what_stdout_would_have_had) {
  make_file("x.log", "what was there before, and longer than a line of the log is\n");
  const Outcome outcome = shell("$threadlab lock --color always --log-file x.log");
  EXPECT_EQ(outcome.out + outcome.err, "");
  EXPECT_EQ(content("x.log"), lock_log);
}

TEST_F(LogOptions, any_python_format_is_taken) {
  EXPECT_EQ(shell("$threadlab lock --format '[%(levelname)s] %(funcName)s' | tail -n 1").out,
            "[INFO] test_02\n");
}

TEST_F(LogOptions, the_tutorials_format_is_each_scripts_own) {
  EXPECT_EQ(shell("$threadlab lock --format tutorial | head -n 2").out,
            "@test_01 : Another thread releases the lock\nTrue\n");
  EXPECT_EQ(
      shell("$threadlab condition --speed 100 --format tutorial | head -n 1 | cut -c 1-9").out,
      "[INFO]:(c\n");
}

TEST_F(LogOptions, the_tutorials_date_format_gives_way_to_one_that_is_given) {
  EXPECT_EQ(shell("$threadlab join --work 0 --format tutorial --datefmt T | head -n 1").out,
            "T: main : Create thread\n");
  EXPECT_EQ(shell("$threadlab join --work 0 --format tutorial | head -n 1 | "
                  "grep -cE '^[0-9]{2}:[0-9]{2}:[0-9]{2}: main'")
                .out,
            "1\n");
}

TEST_F(LogOptions, json_is_an_object_a_line) {
  std::istringstream lines(shell("$threadlab lock --format json").out);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_TRUE(line.starts_with("{\"name\":\"root\"") && line.ends_with("}")) << line;
  }
  EXPECT_EQ(count, 6);
}

TEST_F(LogOptions, the_same_seed_draws_the_same_numbers_and_another_one_others) {
  const auto sorted_log = [this](const std::string& seed) {
    return shell("$threadlab local --workers 8 --seed " + seed + " | sort").out;
  };
  EXPECT_EQ(sorted_log("7"), sorted_log("7"));
  EXPECT_NE(sorted_log("7"), sorted_log("8"));
}

TEST_F(LogOptions, time_can_pass_faster) {
  EXPECT_EQ(shell("$threadlab daemon --tick 1h --work 2h --speed 1000000").exit_code, 0);
}

class Color : public ProgramTest {
 protected:
  /// Whether the log of `command` has colours.
  [[nodiscard]] bool is_colored(const std::string& command) const {
    return shell(command).out.find('\x1b') != std::string::npos;
  }

  /// The command on a terminal.
  static std::string on_a_terminal(const std::string& command) {
    return "export threadlab; TERM=xterm script -qec '" + command + "' /dev/null </dev/null";
  }
};

TEST_F(Color, is_for_terminals_unless_asked_for) {
  EXPECT_FALSE(is_colored("$threadlab lock"));
  EXPECT_FALSE(is_colored("$threadlab lock --color auto"));
  EXPECT_TRUE(is_colored("$threadlab lock --color always"));
  EXPECT_TRUE(is_colored(on_a_terminal("$threadlab lock")));
  EXPECT_FALSE(is_colored(on_a_terminal("$threadlab lock --color never")));
}

TEST_F(Color, the_environment_decides_where_no_option_does) {
  EXPECT_TRUE(is_colored("CLICOLOR_FORCE=1 $threadlab lock"));
  EXPECT_FALSE(is_colored("CLICOLOR_FORCE=0 $threadlab lock"));
  EXPECT_FALSE(is_colored("CLICOLOR_FORCE=1 NO_COLOR=1 $threadlab lock"));
  EXPECT_FALSE(is_colored("CLICOLOR_FORCE=1 $threadlab lock --color never"));
  EXPECT_TRUE(is_colored("NO_COLOR=1 $threadlab lock --color always"));
  EXPECT_FALSE(is_colored(on_a_terminal("NO_COLOR=1 $threadlab lock")));
  EXPECT_FALSE(is_colored(on_a_terminal("TERM=dumb $threadlab lock")));
}

TEST_F(Color, is_never_in_json) {
  EXPECT_FALSE(is_colored("$threadlab lock --color always --format json"));
}

}  // namespace
}  // namespace threadlab::cli
