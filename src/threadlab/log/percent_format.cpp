#include <threadlab/log/conversion.hpp>
#include <threadlab/log/percent_format.hpp>
#include <utility>

namespace threadlab::log {

PercentFormat::PercentFormat(std::string_view format, std::optional<std::string> datefmt)
    : pieces_(parse_percent_format(format)), asctime_(std::move(datefmt)) {}

void PercentFormat::format(const Record& record, fmt::memory_buffer& out) const {
  for (const Piece& piece : pieces_) {
    const auto* spec = std::get_if<FieldSpec>(&piece);
    if (spec == nullptr) {
      out.append(std::get<std::string>(piece));
    } else if (spec->field == Field::asctime) {
      append_converted(*spec, asctime_.text(record), out);
    } else {
      append_converted(*spec, value_of(spec->field, record), out);
    }
  }
  out.push_back('\n');
}

}  // namespace threadlab::log
