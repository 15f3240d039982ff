// The fields a log format can name: those of CPython 3.11's LogRecord, under Python's names.
//
// Numbers are what CPython computes, its roundings included: `created` is a double of seconds, and
// msecs and relativeCreated come from that double, so that 0.123 s may well show as 122 msecs.
//
//   find_field("threadName")                    // Field::thread_name
//   value_of(Field::levelname, record)          // std::string "INFO"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <threadlab/log/record.hpp>
#include <variant>

namespace threadlab::log {

enum class Field : std::uint8_t {
  name,
  levelno,
  levelname,
  pathname,
  filename,
  module_name,
  lineno,
  func_name,
  created,
  asctime,
  msecs,
  relative_created,
  thread,
  thread_name,
  process,
  process_name,
  message,
};

// The Python type of a field's value: str, int or float. It decides which conversions fit.
enum class Kind : std::uint8_t { text, integer, real };

[[nodiscard]] std::string_view python_name(Field field);
[[nodiscard]] Kind kind_of(Field field);
[[nodiscard]] std::optional<Field> find_field(std::string_view python_name);

// Whether two runs of the same schedule may differ here: times, and the system's numbers for
// threads and processes.
[[nodiscard]] bool varies_between_runs(Field field);

// All names, as a sentence lists them: "name, levelno, ... and message".
[[nodiscard]] std::string all_field_names();

// "INFO" for 20; "Level 25" for a number without a name.
[[nodiscard]] std::string level_name(int levelno);

// os.path.basename, and that without its extension.
[[nodiscard]] std::string_view file_name(std::string_view pathname);
[[nodiscard]] std::string_view module_name(std::string_view pathname);

// time.time(), record.msecs and record.relativeCreated, as CPython's floats.
[[nodiscard]] double created_seconds(const Record& record);
[[nodiscard]] double milliseconds(const Record& record);
[[nodiscard]] double relative_milliseconds(const Record& record);

using Value = std::variant<std::string, std::string_view, std::int64_t, std::uint64_t, double>;

// The value of any field but asctime, which also depends on a date format (asctime.hpp). A view
// among them is borrowed from the record.
[[nodiscard]] Value value_of(Field field, const Record& record);

}  // namespace threadlab::log
