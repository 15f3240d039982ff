#include <nlohmann/json.hpp>
#include <threadlab/log/field.hpp>
#include <threadlab/log/json_format.hpp>
#include <utility>

namespace threadlab::log {

JsonFormat::JsonFormat(std::optional<std::string> datefmt) : asctime_(std::move(datefmt)) {}

void JsonFormat::format(const Record& record, fmt::memory_buffer& out) const {
  using Json = nlohmann::ordered_json;
  const Json object{
      {"name", record.name},
      {"levelno", record.levelno},
      {"levelname", level_name(record.levelno)},
      {"pathname", record.pathname},
      {"filename", file_name(record.pathname)},
      {"module", module_name(record.pathname)},
      {"lineno", record.lineno},
      {"funcName", record.func_name},
      {"created", created_seconds(record)},
      {"asctime", asctime_.text(record)},
      {"msecs", milliseconds(record)},
      {"relativeCreated", relative_milliseconds(record)},
      {"thread", record.thread},
      {"threadName", record.thread_name},
      {"process", record.process},
      {"processName", record.process_name},
      {"message", record.message},
  };
  const std::string line = object.dump(-1, ' ', false, Json::error_handler_t::replace);
  out.append(line);
  out.push_back('\n');
}

}  // namespace threadlab::log
