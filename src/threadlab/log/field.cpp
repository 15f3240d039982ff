#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <threadlab/log/field.hpp>

namespace threadlab::log {
namespace {

struct FieldInfo {
  std::string_view name;
  Kind kind;
  bool varies;
};

// In the order of the enumeration Field, which indexes it.
constexpr std::array<FieldInfo, 17> fields{{
    {.name = "name", .kind = Kind::text, .varies = false},
    {.name = "levelno", .kind = Kind::integer, .varies = false},
    {.name = "levelname", .kind = Kind::text, .varies = false},
    {.name = "pathname", .kind = Kind::text, .varies = false},
    {.name = "filename", .kind = Kind::text, .varies = false},
    {.name = "module", .kind = Kind::text, .varies = false},
    {.name = "lineno", .kind = Kind::integer, .varies = false},
    {.name = "funcName", .kind = Kind::text, .varies = false},
    {.name = "created", .kind = Kind::real, .varies = true},
    {.name = "asctime", .kind = Kind::text, .varies = true},
    {.name = "msecs", .kind = Kind::real, .varies = true},
    {.name = "relativeCreated", .kind = Kind::real, .varies = true},
    {.name = "thread", .kind = Kind::integer, .varies = true},
    {.name = "threadName", .kind = Kind::text, .varies = false},
    {.name = "process", .kind = Kind::integer, .varies = true},
    {.name = "processName", .kind = Kind::text, .varies = false},
    {.name = "message", .kind = Kind::text, .varies = false},
}};
static_assert(fields[static_cast<std::size_t>(Field::message)].name == "message");

const FieldInfo& info(Field field) { return fields[static_cast<std::size_t>(field)]; }

// _PyTime_AsSecondsDouble: whole seconds are converted exactly, all else is one division.
double python_seconds(std::chrono::nanoseconds time) {
  constexpr std::int64_t second = 1'000'000'000;
  const std::int64_t count = time.count();
  const std::int64_t whole = count / second;
  if (whole * second == count) return static_cast<double>(whole);
  return static_cast<double>(count) / 1e9;
}

}  // namespace

std::string_view python_name(Field field) { return info(field).name; }

Kind kind_of(Field field) { return info(field).kind; }

bool varies_between_runs(Field field) { return info(field).varies; }

std::optional<Field> find_field(std::string_view python_name) {
  const auto* const found = std::ranges::find(fields, python_name, &FieldInfo::name);
  if (found == fields.end()) return std::nullopt;
  return static_cast<Field>(found - fields.begin());
}

std::string all_field_names() {
  std::string names;
  for (const FieldInfo& field : fields) {
    const bool is_last = &field == &fields.back();
    if (!names.empty()) names += is_last ? " and " : ", ";
    names += field.name;
  }
  return names;
}

std::string level_name(int levelno) {
  switch (levelno) {
    case 0:
      return "NOTSET";
    case 10:
      return "DEBUG";
    case 20:
      return "INFO";
    case 30:
      return "WARNING";
    case 40:
      return "ERROR";
    case 50:
      return "CRITICAL";
    default:
      return fmt::format("Level {}", levelno);
  }
}

std::string_view file_name(std::string_view pathname) {
  return pathname.substr(pathname.rfind('/') + 1);  // npos + 1 is 0
}

std::string_view module_name(std::string_view pathname) {
  const std::string_view file = file_name(pathname);
  const std::size_t dot = file.rfind('.');
  const std::size_t first_other = file.find_first_not_of('.');
  // As os.path.splitext has it, leading dots begin no extension.
  const bool has_extension = dot != std::string_view::npos && first_other < dot;
  return has_extension ? file.substr(0, dot) : file;
}

double created_seconds(const Record& record) {
  return python_seconds(record.created.time_since_epoch());
}

double milliseconds(const Record& record) {
  const double created = created_seconds(record);
  return std::trunc((created - std::trunc(created)) * 1000) + 0.0;  // + 0.0: never minus zero
}

double relative_milliseconds(const Record& record) {
  const auto start = record.created.time_since_epoch() - record.relative_created;
  return (created_seconds(record) - python_seconds(start)) * 1000;
}

Value value_of(Field field, const Record& record) {
  switch (field) {
    case Field::name:
      return record.name;
    case Field::levelno:
      return std::int64_t{record.levelno};
    case Field::levelname:
      return level_name(record.levelno);
    case Field::pathname:
      return record.pathname;
    case Field::filename:
      return file_name(record.pathname);
    case Field::module_name:
      return module_name(record.pathname);
    case Field::lineno:
      return std::int64_t{record.lineno};
    case Field::func_name:
      return record.func_name;
    case Field::created:
      return created_seconds(record);
    case Field::asctime:
      return std::string_view{};
    case Field::msecs:
      return milliseconds(record);
    case Field::relative_created:
      return relative_milliseconds(record);
    case Field::thread:
      return record.thread;
    case Field::thread_name:
      return record.thread_name;
    case Field::process:
      return record.process;
    case Field::process_name:
      return record.process_name;
    case Field::message:
      return record.message;
  }
  return std::string_view{};  // unreachable: every Field is above
}

}  // namespace threadlab::log
