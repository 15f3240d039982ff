#include <cstddef>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/log/field.hpp>

namespace threadlab::golden {
namespace {

// The line without what varies. Where that was is written behind a NUL, lest a message that happens
// to continue like the next field be taken for it.
std::string without_varying_fields(std::string_view line, const log::Fields& fields) {
  std::string key;
  std::string cuts(1, '\0');
  const char* kept_until = line.data();
  for (const auto& field : fields.all()) {
    if (!log::varies_between_runs(field.field)) continue;
    key.append(kept_until, field.printed.data());
    cuts += std::to_string(key.size()) + ',';
    kept_until = field.printed.data() + field.printed.size();
  }
  key.append(kept_until, line.data() + line.size());
  return key + cuts;
}

}  // namespace

std::optional<ParsedLine> FormatReader::parse(std::string_view line) const {
  const auto fields = matcher_.match(line);
  if (!fields) return std::nullopt;
  return ParsedLine{.thread = std::string(fields->value(log::Field::thread_name).value_or("")),
                    .key = without_varying_fields(line, *fields)};
}

std::optional<ParsedLine> PlainReader::parse(std::string_view line) const {
  return ParsedLine{.thread = "", .key = std::string(line)};
}

}  // namespace threadlab::golden
