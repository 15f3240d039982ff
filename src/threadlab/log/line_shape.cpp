#include <algorithm>
#include <threadlab/log/date_shape.hpp>
#include <threadlab/log/line_shape.hpp>
#include <threadlab/log/utf8.hpp>
#include <utility>

namespace threadlab::log {
namespace {

bool prints_text(char conversion) {
  return conversion == 's' || conversion == 'r' || conversion == 'a';
}

std::size_t least_length(const std::vector<DateElement>& shape) {
  std::size_t length = 0;
  for (const DateElement& element : shape) {
    const auto* run = std::get_if<Run>(&element);
    length += run == nullptr ? count_characters(std::get<std::string>(element)) : run->least;
  }
  return length;
}

// Text ends as soon as the rest matches, but not within its padding.
Run text_run(const FieldSpec& spec) {
  Run run{.least = spec.width};
  if (spec.precision) run.most = std::max(spec.width, *spec.precision);
  return run;
}

Characters characters_of(const FieldSpec& spec) {
  switch (spec.conversion) {
    case 'x':
    case 'X':
    case 'o':
      return Characters::hex;
    case 'd':
    case 'i':
    case 'u':
      return Characters::integer;
    case 's':
    case 'r':
    case 'a':
      return kind_of(spec.field) == Kind::real ? Characters::real : Characters::integer;
    default:
      return Characters::real;
  }
}

// A number takes all it can; a padded one ends as padded text does, since the blanks behind it may
// be the next field's.
Run number_run(const FieldSpec& spec) {
  if (spec.conversion == 'c') {
    const std::size_t length = std::max<std::size_t>(spec.width, 1);
    return {.least = length, .most = length};
  }
  const bool as_text = prints_text(spec.conversion);
  const bool blank_sign = spec.flags.space && !as_text;
  const std::size_t least = blank_sign ? 2 : 1;  // the sign and a digit
  const bool cut = as_text && spec.precision;
  Run run = cut ? text_run(spec) : Run{.least = std::max(spec.width, least)};
  run.of = characters_of(spec);
  run.blanks = spec.width > 0 || blank_sign;
  run.extent = run.blanks ? Extent::shortest : Extent::longest;
  return run;
}

std::vector<DateElement> asctime_shape(const FieldSpec& spec,
                                       const std::optional<std::string>& datefmt) {
  const bool has_datefmt = datefmt && !datefmt->empty();
  std::vector<DateElement> shape = has_datefmt ? date_shape(*datefmt) : default_date_shape();
  if (spec.conversion == 's' && spec.width == 0 && !spec.precision) return shape;
  Run run = text_run(spec);
  if (!spec.precision) run.least = std::max(run.least, least_length(shape));
  return {run};
}

std::vector<DateElement> field_shape(const FieldSpec& spec,
                                     const std::optional<std::string>& datefmt) {
  if (spec.field == Field::asctime) return asctime_shape(spec, datefmt);
  if (kind_of(spec.field) == Kind::text) return {text_run(spec)};
  return {number_run(spec)};
}

}  // namespace

std::vector<ShapeElement> line_shape(std::span<const Piece> pieces,
                                     const std::optional<std::string>& datefmt) {
  std::vector<ShapeElement> shape;
  std::size_t field = 0;
  for (const Piece& piece : pieces) {
    if (const auto* text = std::get_if<std::string>(&piece)) {
      shape.push_back({.matches = *text, .field = std::nullopt});
      continue;
    }
    for (DateElement& element : field_shape(std::get<FieldSpec>(piece), datefmt)) {
      shape.push_back({.matches = std::move(element), .field = field});
    }
    ++field;
  }
  return shape;
}

bool belongs(const Run& run, char first_byte) {
  if (run.blanks && first_byte == ' ') return true;
  const auto is_in = [first_byte](std::string_view set) {
    return set.find(first_byte) != std::string_view::npos;
  };
  switch (run.of) {
    case Characters::any:
      return true;
    case Characters::word:
      return !is_in(" \t\n\r\v\f");
    case Characters::digits:
      return is_in("0123456789");
    case Characters::integer:
      return is_in("0123456789+-");
    case Characters::hex:
      return is_in("0123456789abcdefABCDEF+-xXo");
    case Characters::real:
      return is_in("0123456789+-.eE");
  }
  return false;  // unreachable: every Characters is above
}

}  // namespace threadlab::log
