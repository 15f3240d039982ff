// What the tests of this folder share: a record, its line, a time zone.
#pragma once

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <threadlab/log/percent_format.hpp>

namespace threadlab::log {

inline Record sample_record() {
  return {.name = "root",
          .levelno = 20,
          .pathname = "/srv/demo/queue_demo.cpp",
          .lineno = 42,
          .func_name = "worker",
          .created = Record::Created(std::chrono::nanoseconds(1715931000123456789)),
          .relative_created = std::chrono::nanoseconds(1500250125),
          .thread = 7001,
          .thread_name = "c1",
          .process = 4711,
          .process_name = "MainProcess",
          .message = "hello"};
}

inline std::string line_of(const Formatter& formatter, const Record& record) {
  fmt::memory_buffer out;
  formatter.format(record, out);
  return fmt::to_string(out);
}

inline std::string percent_line(const std::string& format, const Record& record,
                                const std::optional<std::string>& datefmt = {}) {
  return line_of(PercentFormat(format, datefmt), record);
}

inline void set_time_zone(const std::string& zone) {
  ::setenv("TZ", zone.c_str(), 1);  // NOLINT(concurrency-mt-unsafe): before any other thread
  ::tzset();
}

}  // namespace threadlab::log
