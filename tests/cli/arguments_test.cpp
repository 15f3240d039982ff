#include <gtest/gtest.h>

#include <chrono>
#include <cli/arguments.hpp>

#include "refusal.hpp"

namespace threadlab::cli {
namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string>;

/// One argument of each kind.
class ArgumentsTest : public testing::Test {
 protected:
  ArgumentsTest() {
    arguments.count("workers", workers, "threads");
    arguments.count("items", items, "items", 0);
    arguments.duration("work", work, "time");
    arguments.duration("cancel-after", cancel_after, "time");
    arguments.number("seed", seed, "seed");
    arguments.factor("speed", speed, "speed");
    arguments.flag("bounded", bounded, "flag", "-b");
    arguments.text("format", format, "FORMAT", "format");
    arguments.choice<int>("match", match, "HOW", {{"exact", 1}, {"lines", 2}}, "match");
  }

  void parse(const Words& words) const { arguments.parse(words); }

  [[nodiscard]] std::string refused(const Words& words) const {
    return refusal([&] { parse(words); });
  }

  int workers = 10;
  int items = 100;
  Duration work = 200ms;
  std::optional<Duration> cancel_after;
  std::optional<std::uint64_t> seed;
  double speed = 1;
  bool bounded = false;
  std::optional<std::string> format;
  std::optional<int> match;
  Arguments arguments;
};

TEST_F(ArgumentsTest, what_is_not_given_keeps_its_default) {
  parse({});
  EXPECT_EQ(workers, 10);
  EXPECT_EQ(work, 200ms);
  EXPECT_FALSE(cancel_after || seed || format || match || bounded);
}

TEST_F(ArgumentsTest, each_kind_takes_its_value_from_the_next_word_or_after_an_equals_sign) {
  parse({"--workers", "3", "--items=0", "--work", "1.5", "--cancel-after=2s", "--seed", "7",
         "--speed=0.5", "--bounded", "--format", "a b", "--match", "lines"});
  EXPECT_EQ(workers, 3);
  EXPECT_EQ(items, 0);
  EXPECT_EQ(work, 1500ms);
  EXPECT_EQ(cancel_after, 2s);
  EXPECT_EQ(seed, 7U);
  EXPECT_EQ(speed, 0.5);
  EXPECT_TRUE(bounded);
  EXPECT_EQ(format, "a b");
  EXPECT_EQ(match, 2);
}

TEST_F(ArgumentsTest, of_an_option_given_twice_the_last_counts) {
  parse({"--workers", "3", "--workers=4"});
  EXPECT_EQ(workers, 4);
}

TEST_F(ArgumentsTest, an_alias_means_the_same) {
  parse({"-b"});
  EXPECT_TRUE(bounded);
}

TEST_F(ArgumentsTest, a_negative_count_is_refused_and_not_taken_for_two_to_the_64th) {
  EXPECT_EQ(refused({"--workers", "-1"}),
            "--workers takes a whole number from 1 to 2147483647, not '-1'");
  EXPECT_EQ(refused({"--seed", "-1"}),
            "--seed takes a whole number from 0 to 18446744073709551615, not '-1'");
}

TEST_F(ArgumentsTest, an_octal_look_alike_is_refused_and_not_taken_for_eight) {
  EXPECT_EQ(refused({"--workers", "010"}),
            "--workers takes a whole number from 1 to 2147483647, not '010'");
}

TEST_F(ArgumentsTest, an_empty_value_is_refused_and_not_taken_for_0) {
  const char* const message = "--items takes a whole number from 0 to 2147483647, not ''";
  EXPECT_EQ(refused({"--items", ""}), message);
  EXPECT_EQ(refused({"--items="}), message);
}

TEST_F(ArgumentsTest, an_empty_value_after_an_equals_sign_does_not_swallow_the_next_word) {
  parse({"--format=", "--bounded"});
  EXPECT_EQ(format, "");
  EXPECT_TRUE(bounded);
}

TEST_F(ArgumentsTest, nan_and_inf_are_no_numbers) {
  for (const char* value : {"nan", "inf", "-nan", "1e3", "0x10", "0", "-2", ""}) {
    EXPECT_EQ(
        refused({"--speed", value}),
        std::string("--speed takes a number above 0, such as 20 or 0.5, not '") + value + "'");
  }
}

TEST_F(ArgumentsTest, nan_inf_and_negative_ones_are_no_durations) {
  for (const char* value : {"nan", "inf", "-1", "0x10", "010", "1e3", "99999999999h", ""}) {
    EXPECT_EQ(
        refused({"--work", value}),
        std::string("--work takes a duration such as 1.5, 200ms, 2s or 1m, not '") + value + "'");
  }
}

TEST_F(ArgumentsTest, a_count_has_a_least_value) {
  EXPECT_EQ(refused({"--workers", "0"}),
            "--workers takes a whole number from 1 to 2147483647, not '0'");
  parse({"--items", "0"});
  EXPECT_EQ(items, 0);
}

TEST_F(ArgumentsTest, a_choice_names_its_words) {
  EXPECT_EQ(refused({"--match", "none"}), "--match takes exact|lines, not 'none'");
  EXPECT_EQ(refused({"--match", ""}), "--match takes exact|lines, not ''");
}

TEST_F(ArgumentsTest, a_missing_value_is_said_to_be_missing) {
  EXPECT_EQ(refused({"--workers"}),
            "--workers takes a whole number from 1 to 2147483647; none was given");
  EXPECT_EQ(refused({"--format"}), "--format takes a value (FORMAT); none was given");
}

TEST_F(ArgumentsTest, an_option_is_not_the_value_of_the_option_before_it) {
  EXPECT_EQ(refused({"--format", "--bounded"}), "--format takes a value (FORMAT); none was given");
  EXPECT_EQ(refused({"--format", "--work=1"}), "--format takes a value (FORMAT); none was given");
  parse({"--format=--bounded"});
  EXPECT_EQ(format, "--bounded");
  EXPECT_FALSE(bounded);
}

TEST_F(ArgumentsTest, a_value_may_begin_with_a_dash_or_stand_in_brackets) {
  parse({"--format", "- %(message)s"});
  EXPECT_EQ(format, "- %(message)s");
  parse({"--format", "[%(message)s,%(name)s]"});
  EXPECT_EQ(format, "[%(message)s,%(name)s]");
}

TEST_F(ArgumentsTest, a_flag_takes_no_value) {
  EXPECT_EQ(refused({"--bounded=false"}), "--bounded takes no value");
  EXPECT_EQ(refused({"--bounded="}), "--bounded takes no value");
}

TEST_F(ArgumentsTest, an_unknown_option_is_named_and_the_near_one_offered) {
  EXPECT_EQ(refused({"--wrokers", "3"}), "unknown option '--wrokers'; did you mean '--workers'?");
  EXPECT_EQ(refused({"--work-ers=3"}), "unknown option '--work-ers'; did you mean '--workers'?");
  EXPECT_EQ(refused({"-workers", "3"}), "unknown option '-workers'; did you mean '--workers'?");
  EXPECT_EQ(refused({"--banana"}), "unknown option '--banana'");
  EXPECT_EQ(refused({"-x"}), "unknown option '-x'");
}

TEST_F(ArgumentsTest, a_word_that_no_option_takes_is_refused) {
  EXPECT_EQ(refused({"--bounded", "false"}), "unexpected argument 'false'");
  EXPECT_EQ(refused({"--", "--bounded"}), "unexpected argument '--bounded'");
  EXPECT_EQ(refused({""}), "unexpected argument ''");
  EXPECT_EQ(refused({"-"}), "unexpected argument '-'");
}

TEST_F(ArgumentsTest, a_refused_value_stays_on_one_line) {
  EXPECT_EQ(refused({"--workers", "1\n2"}),
            "--workers takes a whole number from 1 to 2147483647, not '1\\n2'");
}

TEST_F(ArgumentsTest, the_first_word_is_not_an_option_and_not_the_value_of_one) {
  const auto place = [this](const Words& words) { return arguments.first_word(words); };
  EXPECT_EQ(place({"queue", "--workers", "3"}), 0U);
  EXPECT_EQ(place({"--workers", "3", "--bounded", "--work=2s", "queue"}), 4U);
  EXPECT_EQ(place({"--workers", "3"}), 2U);
  EXPECT_EQ(place({}), 0U);
}

TEST_F(ArgumentsTest, an_unknown_option_before_the_first_word_is_refused) {
  EXPECT_EQ(refusal([this] {
              return arguments.first_word(Words{"--speeed", "2", "queue"});
            }),
            "unknown option '--speeed'; did you mean '--speed'?");
}

}  // namespace
}  // namespace threadlab::cli
