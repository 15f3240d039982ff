#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <threadlab/runtime/lab/schedule.hpp>

#include "programs.hpp"

namespace threadlab::lab {
namespace {

using runtime::lab::Schedule;

constexpr std::size_t megabyte = std::size_t{1} << 20U;

std::string repeated(const std::string& text, std::size_t size) {
  std::string result;
  while (result.size() < size) result += text;
  return result;
}

/// What the lab says to the text; empty when it is a schedule.
std::string refusal(const std::string& text) {
  try {
    (void)Schedule::parse(text);
  } catch (const runtime::lab::ScheduleError& error) {
    return error.what();
  }
  return "";
}

/// What is read is written as something that reads the same; what is not, is said in one line that
/// a terminal bears.
void check_reading(const std::string& text) {
  const std::string complaint = refusal(text);
  if (complaint.empty()) {
    const Schedule schedule = Schedule::parse(text);
    EXPECT_EQ(Schedule::parse(schedule.to_string()), schedule) << text.substr(0, 200);
  } else {
    EXPECT_LT(complaint.size(), 250U);
    EXPECT_EQ(std::ranges::count_if(complaint, [](char c) { return c < ' ' || c > '~'; }), 0)
        << complaint;
  }
}

/// Where the text is a schedule, the run it leads to replays to itself.
void check_replaying(const std::string& text) {
  if (!refusal(text).empty()) return;
  const Result lenient = run({.schedule = text, .lenient = true}, wait_in_many_ways);
  const Result again = run({.schedule = lenient.schedule}, wait_in_many_ways);
  EXPECT_EQ(again.log, lenient.log) << text;
  EXPECT_EQ(again.schedule, lenient.schedule) << text;
  try {
    const Result strict = run({.schedule = text}, wait_in_many_ways);
    EXPECT_EQ(strict.schedule, lenient.schedule) << text;
  } catch (const ScheduleError& error) {
    EXPECT_NE(std::string(error.what()).find("does not fit"), std::string::npos);
  }
}

/// One small change somewhere in the text.
std::string mutated(std::string text, std::mt19937_64& random) {
  const std::string alphabet = "0123456789.xtrv-ideal ny\n\x7f\xff";
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  const std::size_t at = below(text.size());
  const char c = alphabet[below(alphabet.size())];
  switch (random() % 5) {
    case 0:
      text[at] = c;
      break;
    case 1:
      text.insert(at, 1, c);
      break;
    case 2:
      text.erase(at, 1 + below(8));
      break;
    case 3:
      text.insert(at, text.substr(below(text.size()), below(20)));
      break;
    default:
      text.resize(at);
  }
  return text;
}

TEST(LabScheduleText, of_any_other_kind_is_refused) {
  using namespace std::string_literals;
  for (const std::string& text : {""s,
                                  " "s,
                                  "\n"s,
                                  "\0"s,
                                  "v1"s,
                                  "v1.ideal\0"s,
                                  "V1.ideal"s,
                                  "v1,ideal,0"s,
                                  "v1.IDEAL"s,
                                  "v1.ideal.0 "s,
                                  " v1.ideal.0"s,
                                  "v1.ideal.0\n"s,
                                  "v1.ideal.+1"s,
                                  "v1.ideal.1.2.x3"s,
                                  "v1.ideal.r1x2"s,
                                  "v1.ideal.r1t"s,
                                  "v1.ideal.1xx2"s,
                                  "v1.ideal.1x2t"s,
                                  "v1.ideal.1x-2"s,
                                  "v1.ideal.r-"s,
                                  "v1.ideal.r--1"s,
                                  "v1.ideal.0x1f"s,
                                  "v1.ideal.1e3"s,
                                  "v1.ideal.\xc3\xa9"s,
                                  "v11.ideal"s,
                                  "v0.ideal"s,
                                  "v1.any.."s,
                                  "v1.ideal.99999999999999999999"s,
                                  "{\"version\": 1}"s,
                                  "<schedule/>"s,
                                  "\x7f"
                                  "ELF\x02\x01\x01"s,
                                  "../../etc/passwd"s,
                                  "(MainThread) 0"s,
                                  "%s%n"s}) {
    EXPECT_NE(refusal(text), "") << text;
    check_reading(text);
  }
}

TEST(LabScheduleText, of_a_megabyte_is_read_or_refused) {
  for (const std::string& text :
       {repeated("9", megabyte), repeated(".", megabyte), "v1.ideal." + repeated("9", megabyte),
        "v1.ideal" + repeated(".", megabyte), "v1.ideal.r" + repeated("x", megabyte),
        repeated("v1.ideal", megabyte), std::string(megabyte, '\0')}) {
    EXPECT_NE(refusal(text), "");
    check_reading(text);
  }
  const std::string longest_of_all = repeated("v1.ideal.0", 65 * megabyte);
  EXPECT_EQ(refusal(longest_of_all), "the schedule is longer than 64 MiB");
}

TEST(LabScheduleText, of_a_megabyte_that_is_a_schedule_does_not_fit_a_small_program) {
  const std::string text = "v1.ideal" + repeated(".0.1x4294967295.r-9.2t", 2 * megabyte);
  EXPECT_EQ(refusal(text), "");
  check_reading(text);
  EXPECT_THROW((void)run({.schedule = text}, wait_in_many_ways), ScheduleError);
  EXPECT_EQ(run({.schedule = text, .lenient = true}, wait_in_many_ways).outcome, Outcome::finished);
}

TEST(LabScheduleText, cut_off_anywhere_is_another_schedule_or_none) {
  for (const Timing timing : {Timing::ideal, Timing::any}) {
    const std::string whole = run({.seed = 5, .timing = timing}, wait_in_many_ways).schedule;
    for (std::size_t size = 0; size != whole.size(); ++size) {
      const std::string cut = whole.substr(0, size);
      check_reading(cut);
      check_replaying(cut);
    }
  }
}

TEST(LabScheduleText, changed_a_little_is_another_schedule_or_none) {
  std::mt19937_64 random(1);
  for (std::uint64_t seed = 0; seed != 100; ++seed) {
    const Timing timing = seed % 2 == 0 ? Timing::ideal : Timing::any;
    const std::string whole = run({.seed = seed, .timing = timing}, wait_in_many_ways).schedule;
    std::string text = whole;
    for (int change = 0; change != 30; ++change) {
      text = text.empty() || change % 5 == 0 ? mutated(whole, random) : mutated(text, random);
      check_reading(text);
      check_replaying(text);
    }
  }
}

}  // namespace
}  // namespace threadlab::lab
