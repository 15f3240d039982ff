#include <gtest/gtest.h>

#include <threadlab/runtime/lab/schedule.hpp>

#include "programs.hpp"

namespace threadlab::lab {
namespace {

using runtime::lab::Choice;
using runtime::lab::Schedule;

TEST(LabSchedule, is_written_as_it_is_read) {
  for (const char* const text :
       {"v1.ideal", "v1.any", "v1.ideal.0", "v1.any.0x12.3.0t.r42.2x5.r-7", "v1.ideal.7tx3"}) {
    EXPECT_EQ(Schedule::parse(text).to_string(), text);
  }
}

TEST(LabSchedule, keeps_runs_of_one_choice_as_one) {
  Schedule schedule;
  for (int i = 0; i != 3; ++i) schedule.add(Choice::Kind::step, 2);
  schedule.add(Choice::Kind::timeout, 2);
  for (int i = 0; i != 2; ++i) schedule.add(Choice::Kind::draw, 9);
  EXPECT_EQ(schedule.to_string(), "v1.ideal.2x3.2t.r9.r9");
}

TEST(LabSchedule, that_is_malformed_is_refused) {
  for (const char* const text :
       {"", "v1", "v2.ideal", "v1.", "v1.soon", "v1.ideal.", "v1.ideal..1", "v1.ideal.x",
        "v1.ideal.1x", "v1.ideal.1x0", "v1.ideal.1tt", "v1.ideal.-1", "v1.ideal.4294967296",
        "v1.ideal.r", "v1.ideal.r9223372036854775808", "v1.ideal.1x4294967296", "v1.ideal.1 ",
        "hello"}) {
    EXPECT_THROW((void)run({.schedule = text[0] == 0 ? "." : text}, share_out_items), ScheduleError)
        << text;
  }
}

/// What the lab says to a schedule.
std::string refusal(const std::string& schedule, void (*program)()) {
  try {
    (void)run({.schedule = schedule}, program);
  } catch (const ScheduleError& error) {
    return error.what();
  }
  return "";
}

TEST(LabSchedule, that_does_not_fit_says_where_and_what_was_possible) {
  EXPECT_EQ(refusal("v1.ideal.9", share_out_items),
            "the schedule does not fit the program: at choice 1 it asks for 9, possible there: 0, "
            "1, 2, 3");
  EXPECT_EQ(refusal("v1.ideal.0", share_out_items),
            "the schedule does not fit the program: at choice 2 it is at its end, possible there: "
            "0, 1, 2, 3");
}

TEST(LabSchedule, that_goes_on_after_the_end_is_refused) {
  const std::string schedule = run({}, share_out_items).schedule;
  EXPECT_NE(refusal(schedule + ".0", share_out_items).find("the run has ended"), std::string::npos);
}

TEST(LabSchedule, that_does_not_fit_is_left_for_fifo_when_lenient) {
  const Result fifo = run({}, share_out_items);
  const Result lenient = run({.schedule = "v1.ideal.9", .lenient = true}, share_out_items);
  EXPECT_EQ(lenient.outcome, Outcome::finished);
  EXPECT_EQ(lenient.log, fifo.log);
}

}  // namespace
}  // namespace threadlab::lab
