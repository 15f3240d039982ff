// Compares PercentFormat with CPython 3.11 over the table that make_percent_cases.py writes.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <threadlab/log/percent_format.hpp>

#include "formatting.hpp"

namespace threadlab::log {
namespace {

using Json = nlohmann::json;

Json read_table() {
  std::ifstream file(THREADLAB_PERCENT_CASES);
  return Json::parse(file);
}

std::string_view text(const Json& fields, const char* key) {
  return fields.at(key).get_ref<const std::string&>();
}

// Borrows its texts from `fields`.
Record record_of(const Json& fields) {
  return {.name = text(fields, "name"),
          .levelno = fields.at("levelno"),
          .pathname = text(fields, "pathname"),
          .lineno = fields.at("lineno"),
          .func_name = text(fields, "funcName"),
          .created = Record::Created(std::chrono::nanoseconds(fields.at("created"))),
          .relative_created = std::chrono::nanoseconds(fields.at("relative")),
          .thread = fields.at("thread"),
          .thread_name = text(fields, "threadName"),
          .process = fields.at("process"),
          .process_name = text(fields, "processName"),
          .message = text(fields, "message")};
}

std::optional<std::string> optional_text(const Json& value) {
  if (value.is_null()) return std::nullopt;
  return value.get<std::string>();
}

std::optional<std::string> line_or_refusal(const Json& fields, const std::string& format,
                                           const std::optional<std::string>& datefmt) {
  try {
    return percent_line(format, record_of(fields), datefmt);
  } catch (const FormatError&) {
    return std::nullopt;
  }
}

TEST(PercentCases, every_line_is_the_one_that_CPython_prints) {
  const Json table = read_table();
  set_time_zone(table.at("time_zone"));
  ASSERT_GT(table.at("cases").size(), 1000U);
  for (const Json& row : table.at("cases")) {
    const Json& fields = table.at("records").at(row.at(0).get<std::string>());
    EXPECT_EQ(line_or_refusal(fields, row.at(1), optional_text(row.at(2))),
              optional_text(row.at(3)))
        << row;
  }
}

}  // namespace
}  // namespace threadlab::log
