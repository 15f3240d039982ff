// One logging call, as plain values: what a Formatter turns into a line.
//
// It holds what CPython 3.11's logging.LogRecord holds and a format can name. What Python derives
// from these (levelname, filename, module, msecs, asctime) is derived when a line is made; see
// field.hpp. Unlike Python's, a Record is borrowed: its texts must outlive the call it is given to.
//
//   Record record;
//   record.thread_name = "worker";
//   record.message = "hello";
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace threadlab::log {

// In which zone asctime shows a moment.
enum class TimeZone { local, utc };

struct Record {
  using Created = std::chrono::sys_time<std::chrono::nanoseconds>;

  std::string_view name = "root";
  int levelno = 0;  // 10 DEBUG, 20 INFO, 30 WARNING, 40 ERROR, 50 CRITICAL
  std::string_view pathname{};
  int lineno = 0;
  std::string_view func_name{};
  Created created{};
  TimeZone zone = TimeZone::local;
  std::chrono::nanoseconds relative_created{0};  // since the program began
  std::uint64_t thread = 0;
  std::string_view thread_name{};
  std::uint64_t process = 0;
  std::string_view process_name = "MainProcess";
  std::string_view message{};
};

}  // namespace threadlab::log
