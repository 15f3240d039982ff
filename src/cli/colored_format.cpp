#include <cli/color.hpp>
#include <cli/colored_format.hpp>

namespace threadlab::cli {
namespace {

std::string literal_text(std::string_view literal) {
  std::string text;
  for (const char c : literal) text += c == '%' ? std::string("%%") : std::string(1, c);
  return text;
}

std::string spec_text(const log::FieldSpec& spec) {
  std::string text = fmt::format("%({})", log::python_name(spec.field));
  if (spec.flags.alternate) text += '#';
  if (spec.flags.zero) text += '0';
  if (spec.flags.left) text += '-';
  if (spec.flags.space) text += ' ';
  if (spec.flags.plus) text += '+';
  if (spec.width > 0) text += std::to_string(spec.width);
  if (spec.precision) text += "." + std::to_string(*spec.precision);
  return text + spec.conversion;
}

std::vector<log::Piece> colored(std::span<const log::Piece> pieces, std::string_view begin) {
  std::vector<log::Piece> result;
  for (const log::Piece& piece : pieces) {
    const auto* const spec = std::get_if<log::FieldSpec>(&piece);
    const bool is_name = spec != nullptr && spec->field == log::Field::thread_name;
    if (is_name) result.emplace_back(std::string(begin));
    result.push_back(piece);
    if (is_name) result.emplace_back(std::string(color_ends));
  }
  return result;
}

}  // namespace

std::string format_text(std::span<const log::Piece> pieces) {
  std::string text;
  for (const log::Piece& piece : pieces) {
    const auto* const spec = std::get_if<log::FieldSpec>(&piece);
    text += spec != nullptr ? spec_text(*spec) : literal_text(std::get<std::string>(piece));
  }
  return text;
}

ColoredFormat::ColoredFormat(const log::PercentFormat& plain) {
  for (const std::string_view begin : color_begins) {
    const std::string text = format_text(colored(plain.pieces(), begin));
    formats_.push_back(std::make_unique<log::PercentFormat>(text, plain.datefmt()));
  }
}

void ColoredFormat::format(const log::Record& record, fmt::memory_buffer& out) const {
  formats_[color_of(record.thread_name)]->format(record, out);
}

}  // namespace threadlab::cli
