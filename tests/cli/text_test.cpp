#include <gtest/gtest.h>

#include <array>
#include <cli/suggestion.hpp>
#include <cli/text.hpp>

namespace threadlab::cli {
namespace {

constexpr std::array<std::string_view, 6> names{"queue", "lock",      "rlock",
                                                "timer", "semaphore", "current-thread"};

TEST(InQuotes, control_characters_stay_on_the_line_and_out_of_the_terminal) {
  EXPECT_EQ(in_quotes("a\nb\tc\x1b[31m"), "'a\\nb\\tc\\x1b[31m'");
}

TEST(InQuotes, letters_beyond_ASCII_are_shown) { EXPECT_EQ(in_quotes("größe"), "'größe'"); }

TEST(InQuotes, a_long_text_is_cut_between_two_letters) {
  const std::string cut = in_quotes(std::string(59, 'x') + "ö" + std::string(100, 'x'));
  EXPECT_EQ(cut, "'" + std::string(59, 'x') + "...'");
}

TEST(ShellQuoted, a_plain_word_stays_bare) {
  EXPECT_EQ(shell_quoted("--golden=a/b.log"), "--golden=a/b.log");
}

TEST(ShellQuoted, a_word_with_anything_else_comes_in_quotes) {
  EXPECT_EQ(shell_quoted(""), "''");
  EXPECT_EQ(shell_quoted("(%(message)s)"), "'(%(message)s)'");
  EXPECT_EQ(shell_quoted("it's $HOME"), "'it'\\''s $HOME'");
  EXPECT_EQ(shell_quoted("~root"), "'~root'");
}

TEST(Wrapped, no_line_is_longer_than_asked_for) {
  const std::vector<std::string> lines{"one two", "three", "four"};
  EXPECT_EQ(wrapped("one two three four", 8), lines);
}

TEST(Wrapped, a_word_that_does_not_fit_has_a_line_to_itself) {
  const std::vector<std::string> lines{"a", "(%(threadName)-10s)", "b"};
  EXPECT_EQ(wrapped("a (%(threadName)-10s) b", 5), lines);
}

TEST(Wrapped, nothing_is_one_empty_line) {
  EXPECT_EQ(wrapped("", 5), std::vector<std::string>{""});
}

TEST(Nearest, what_was_typed_may_be_the_head_of_a_name) {
  EXPECT_EQ(nearest("que", names), "queue");
  EXPECT_EQ(nearest("sem", names), "semaphore");
  EXPECT_EQ(nearest("current", names), "current-thread");
}

TEST(Nearest, what_was_typed_may_have_a_slip) {
  EXPECT_EQ(nearest("lok", names), "lock");
  EXPECT_EQ(nearest("lcok", names), "lock");
  EXPECT_EQ(nearest("timmer", names), "timer");
  EXPECT_EQ(nearest("current_thread", names), "current-thread");
  EXPECT_EQ(nearest("semafore", names), "semaphore");
}

TEST(Nearest, of_two_near_names_the_nearer_counts) { EXPECT_EQ(nearest("rloc", names), "rlock"); }

TEST(Nearest, what_is_far_from_all_names_has_none) {
  for (const char* typed : {"", "x", "banana", "explore", "--help"}) {
    EXPECT_EQ(nearest(typed, names), "") << typed;
  }
  EXPECT_EQ(nearest(std::string(100'000, 'q'), names), "");
}

TEST(DidYouMean, asks_only_when_there_is_something_to_ask) {
  EXPECT_EQ(did_you_mean("que", names), "; did you mean 'queue'?");
  EXPECT_EQ(did_you_mean("banana", names), "");
}

}  // namespace
}  // namespace threadlab::cli
