#include <nlohmann/json.hpp>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/log/field.hpp>

namespace threadlab::golden {
namespace {

using nlohmann::json;

// Nothing when the line is no object or holds another one or an array. What is nested is dropped
// while it is read, so that no depth of brackets costs memory, or stack when it is printed.
std::optional<json> flat_object(std::string_view line) {
  bool flat = true;
  const auto keep = [&flat](int depth, json::parse_event_t event, const json&) {
    const bool opens =
        event == json::parse_event_t::object_start || event == json::parse_event_t::array_start;
    if (opens && depth > 0) flat = false;
    return !opens || depth == 0;
  };
  constexpr bool may_throw = false;
  auto object = json::parse(line, keep, may_throw);
  if (!flat || !object.is_object()) return std::nullopt;
  return object;
}

bool varies(const std::string& key) {
  const auto field = log::find_field(key);
  return field && log::varies_between_runs(*field);
}

}  // namespace

std::optional<ParsedLine> JsonReader::parse(std::string_view line) const {
  auto object = flat_object(line);
  if (!object) return std::nullopt;
  for (const auto& item : object->items()) {
    if (varies(item.key())) item.value() = nullptr;
  }
  const auto thread = object->find("threadName");
  const bool named = thread != object->end() && thread->is_string();
  return ParsedLine{.thread = named ? thread->get<std::string>() : std::string(),
                    .key = object->dump()};
}

}  // namespace threadlab::golden
