// Verdicts beside brute force: every log that some schedule prints is legal, and every other
// arrangement of its lines is what brute force says.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <threadlab/check.hpp>
#include <threadlab/golden/log_lines.hpp>
#include <threadlab/runtime/random_stream.hpp>

#include "../contract/scale.hpp"
#include "brute_force.hpp"
#include "random_program.hpp"

namespace threadlab::check {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t most_schedules = 20'000;
constexpr std::size_t logs_a_program = 12;

/// More on demand: THREADLAB_ORACLE=10000.
std::uint64_t programs() {
  const char* const given = std::getenv("THREADLAB_ORACLE");
  return given == nullptr ? static_cast<std::uint64_t>(contract::scaled(120))
                          : std::strtoull(given, nullptr, 10);
}

std::uint64_t first_program() {
  const char* const given = std::getenv("THREADLAB_ORACLE_FIRST");
  return given == nullptr ? 0 : std::strtoull(given, nullptr, 10);
}

Lines lines_of(const std::string& log) {
  const auto views = golden::split_lines(log);
  return {views.begin(), views.end()};
}

std::string text_of(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

/// One line lost, doubled, changed, or two swapped.
Lines damaged(Lines lines, runtime::RandomStream& random) {
  if (lines.empty()) return {"(MainThread) hello"};
  const auto any = [&] {
    return static_cast<std::ptrdiff_t>(
        random.between(0, static_cast<std::int64_t>(lines.size()) - 1));
  };
  const auto place = lines.begin() + any();
  switch (random.between(0, 3)) {
    case 0:
      lines.erase(place);
      break;
    case 1:
      lines.insert(place, std::string(*place));
      break;
    case 2:
      place->back() = place->back() == '1' ? '0' : '1';
      break;
    default:
      std::swap(*place, lines[static_cast<std::size_t>(any())]);
  }
  return lines;
}

/// How many of the lines are the beginning of what some run prints.
std::size_t longest_prefix(const AllLogs& logs, const std::string& log) {
  std::size_t longest = 0;
  const Lines lines = lines_of(log);
  for (const std::string& printed : logs.of_any_run) {
    const Lines other = lines_of(printed);
    const auto end = std::ranges::mismatch(lines, other).in1;
    longest = std::max(longest, static_cast<std::size_t>(end - lines.begin()));
  }
  return longest;
}

class Oracle {
 public:
  Oracle(std::uint64_t seed, lab::Timing timing)
      : program_(RandomProgram::make(seed)),
        timing_(timing),
        random_(seed),
        logs_(all_logs(program_, timing, most_schedules)) {}

  /// False: there are too many schedules.
  bool judge_logs() {
    if (!logs_) return false;
    std::size_t judged = 0;
    for (const std::string& log : logs_->of_any_run) {
      if (judged++ == logs_a_program) break;
      judge(log);
      judge(text_of(damaged(lines_of(log), random_)));
    }
    return true;
  }

 private:
  void judge(const std::string& log) {
    const bool is_legal = logs_->of_whole_runs.contains(log);
    const Verdict verdict = check({.timing = timing_}, program_, log);
    ASSERT_EQ(verdict.answer, is_legal ? Answer::legal : Answer::illegal) << program_.text() << log;
    const std::size_t longest = longest_prefix(*logs_, log);
    if (!is_legal) {
      EXPECT_EQ(verdict.prefix, longest) << program_.text() << log;
      EXPECT_TRUE(verdict.is_longest);
    }
    const Verdict partial = check({.timing = timing_, .partial = true}, program_, log);
    const bool is_beginning = longest == lines_of(log).size();
    ASSERT_EQ(partial.answer, is_beginning ? Answer::legal : Answer::illegal)
        << "partial\n"
        << program_.text() << log;
  }

  RandomProgram program_;
  lab::Timing timing_;
  runtime::RandomStream random_;
  std::optional<AllLogs> logs_;
};

void judge_programs(lab::Timing timing) {
  std::uint64_t judged = 0;
  for (std::uint64_t i = first_program(); i != first_program() + programs(); ++i) {
    Oracle oracle(i, timing);
    if (oracle.judge_logs()) ++judged;
    if (testing::Test::HasFatalFailure() || testing::Test::HasNonfatalFailure()) {
      FAIL() << "program " << i;
    }
  }
  EXPECT_GT(judged, programs() / 2);
}

TEST(CheckOracle, says_what_brute_force_says_under_any_timing) { judge_programs(lab::Timing::any); }

TEST(CheckOracle, says_what_brute_force_says_under_ideal_timing) {
  judge_programs(lab::Timing::ideal);
}

}  // namespace
}  // namespace threadlab::check
