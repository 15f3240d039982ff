#include <gtest/gtest.h>

#include <threadlab/log/field.hpp>

namespace threadlab::log {
namespace {

TEST(Field, every_name_finds_its_field) {
  for (int i = 0; i <= static_cast<int>(Field::message); ++i) {
    const auto field = static_cast<Field>(i);
    EXPECT_EQ(find_field(python_name(field)), field) << python_name(field);
  }
  EXPECT_EQ(find_field("message "), std::nullopt);
}

TEST(Field, only_times_and_system_numbers_vary_between_runs) {
  std::string varying;
  for (int i = 0; i <= static_cast<int>(Field::message); ++i) {
    const auto field = static_cast<Field>(i);
    if (varies_between_runs(field)) varying.append(python_name(field)).append(" ");
  }
  EXPECT_EQ(varying, "created asctime msecs relativeCreated thread process ");
}

TEST(Field, a_level_without_a_name_is_shown_by_its_number) {
  EXPECT_EQ(level_name(0), "NOTSET");
  EXPECT_EQ(level_name(10), "DEBUG");
  EXPECT_EQ(level_name(30), "WARNING");
  EXPECT_EQ(level_name(40), "ERROR");
  EXPECT_EQ(level_name(50), "CRITICAL");
  EXPECT_EQ(level_name(-3), "Level -3");
}

TEST(Field, a_module_is_the_file_name_without_its_last_extension) {
  EXPECT_EQ(module_name("/a.b/queue.tar.gz"), "queue.tar");
  EXPECT_EQ(module_name("a.b/queue"), "queue");
  EXPECT_EQ(module_name("..hidden"), "..hidden");
  EXPECT_EQ(module_name("..hidden.x"), "..hidden");
  EXPECT_EQ(module_name("a/"), "");
}

TEST(Field, milliseconds_are_those_of_the_float_as_in_CPython) {
  Record record;
  record.created = Record::Created(std::chrono::milliseconds(1715931000001));
  EXPECT_EQ(milliseconds(record), 0);  // the fraction of the double 1715931000.001 is below .001
}

}  // namespace
}  // namespace threadlab::log
