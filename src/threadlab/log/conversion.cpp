#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <threadlab/log/conversion.hpp>
#include <threadlab/log/python_text.hpp>
#include <threadlab/log/utf8.hpp>

namespace threadlab::log {
namespace {

// A number as printed, in the parts between which Python puts its zeros.
struct Number {
  bool negative = false;
  std::string_view prefix;  // "0x" or "0o"
  std::string digits;
};

struct Integer {
  bool negative;
  std::uint64_t magnitude;
};

void append_fill(std::size_t count, char fill, fmt::memory_buffer& out) {
  for (; count > 0; --count) out.push_back(fill);
}

void append_padded(const FieldSpec& spec, std::string_view text, fmt::memory_buffer& out) {
  const std::size_t length = spec.width == 0 ? 0 : count_characters(text);
  const std::size_t padding = spec.width > length ? spec.width - length : 0;
  if (!spec.flags.left) append_fill(padding, ' ', out);
  out.append(text);
  if (spec.flags.left) append_fill(padding, ' ', out);
}

void append_text(const FieldSpec& spec, std::string_view text, fmt::memory_buffer& out) {
  append_padded(spec, spec.precision ? first_characters(text, *spec.precision) : text, out);
}

std::string_view sign_of(const Number& number, const Flags& flags) {
  if (number.negative) return "-";
  if (flags.plus) return "+";
  if (flags.space) return " ";
  return "";
}

void append_number(const FieldSpec& spec, const Number& number, fmt::memory_buffer& out) {
  const std::string_view sign = sign_of(number, spec.flags);
  const std::size_t length = sign.size() + number.prefix.size() + number.digits.size();
  const std::size_t padding = spec.width > length ? spec.width - length : 0;
  const bool zeros = spec.flags.zero && !spec.flags.left;
  if (!spec.flags.left && !zeros) append_fill(padding, ' ', out);
  out.append(sign);
  out.append(number.prefix);
  if (zeros) append_fill(padding, '0', out);
  out.append(number.digits);
  if (spec.flags.left) append_fill(padding, ' ', out);
}

Integer integer_of(const Value& value) {
  if (const auto* natural = std::get_if<std::uint64_t>(&value)) return {false, *natural};
  const auto* real = std::get_if<double>(&value);
  // A float is truncated; those of a record are far within the range of 64 bits.
  const std::int64_t number = real != nullptr ? static_cast<std::int64_t>(std::trunc(*real))
                                              : std::get<std::int64_t>(value);
  const auto bits = static_cast<std::uint64_t>(number);
  return {.negative = number < 0, .magnitude = number < 0 ? 0 - bits : bits};
}

double real_of(const Value& value) {
  if (const auto* real = std::get_if<double>(&value)) return *real;
  const Integer integer = integer_of(value);
  const auto magnitude = static_cast<double>(integer.magnitude);
  return integer.negative ? -magnitude : magnitude;
}

std::string number_text(const Value& value) {
  if (const auto* real = std::get_if<double>(&value)) return str(*real);
  const Integer integer = integer_of(value);
  return fmt::format("{}{}", integer.negative ? "-" : "", integer.magnitude);
}

Number as_integer(const FieldSpec& spec, const Value& value) {
  const auto [negative, magnitude] = integer_of(value);
  Number number{.negative = negative, .prefix = {}, .digits = {}};
  switch (spec.conversion) {
    case 'x':
      number.digits = fmt::format("{:x}", magnitude);
      if (spec.flags.alternate) number.prefix = "0x";
      break;
    case 'X':
      number.digits = fmt::format("{:X}", magnitude);
      if (spec.flags.alternate) number.prefix = "0X";
      break;
    case 'o':
      number.digits = fmt::format("{:o}", magnitude);
      if (spec.flags.alternate) number.prefix = "0o";
      break;
    default:  // d, i and u
      number.digits = fmt::format("{}", magnitude);
  }
  const std::size_t least = spec.precision.value_or(0);
  if (number.digits.size() < least) number.digits.insert(0, least - number.digits.size(), '0');
  return number;
}

// One of e, f and g, or their capitals, without regard to the locale.
std::string real_digits(double real, std::size_t precision, char conversion, bool alternate) {
  const std::string layout = fmt::format("{{:{}.{{}}{}}}", alternate ? "#" : "", conversion);
  return fmt::format(fmt::runtime(layout), real, precision);
}

// %#g, which fmt ends in "1.0" where C and Python say "1.": made of %#e and %#f as C defines it.
std::string alternate_general(double real, std::size_t precision, char conversion) {
  const auto significant = static_cast<int>(std::max<std::size_t>(precision, 1));
  const char exponential = conversion == 'g' ? 'e' : 'E';
  const auto digits_behind_point = static_cast<std::size_t>(significant - 1);
  std::string text = real_digits(real, digits_behind_point, exponential, true);
  const int exponent = std::stoi(text.substr(text.find(exponential) + 1));
  if (exponent < -4 || exponent >= significant) return text;
  return real_digits(real, static_cast<std::size_t>(significant - 1 - exponent), 'f', true);
}

Number as_real(const FieldSpec& spec, const Value& value) {
  constexpr std::size_t default_precision = 6;
  const std::size_t precision = spec.precision.value_or(default_precision);
  const double real = real_of(value);
  const double size = std::abs(real);
  const bool general = spec.conversion == 'g' || spec.conversion == 'G';
  return {.negative = std::signbit(real),
          .prefix = {},
          .digits = general && spec.flags.alternate
                        ? alternate_general(size, precision, spec.conversion)
                        : real_digits(size, precision, spec.conversion, spec.flags.alternate)};
}

std::string as_character(const Value& value) {
  const auto [negative, magnitude] = integer_of(value);
  const bool surrogate = magnitude >= 0xD800 && magnitude <= 0xDFFF;
  if (negative || surrogate || magnitude > 0x10FFFF) return "\uFFFD";
  return utf8(static_cast<char32_t>(magnitude));
}

void append_text_conversion(const FieldSpec& spec, const Value& value, fmt::memory_buffer& out) {
  const auto* view = std::get_if<std::string_view>(&value);
  const auto* owned = std::get_if<std::string>(&value);
  if (view == nullptr && owned == nullptr) {
    append_text(spec, number_text(value), out);
    return;
  }
  const std::string_view text = view != nullptr ? *view : *owned;
  if (spec.conversion == 's') {
    append_text(spec, text, out);
  } else {
    append_text(spec, spec.conversion == 'r' ? repr(text) : ascii(text), out);
  }
}

}  // namespace

void append_converted(const FieldSpec& spec, const Value& value, fmt::memory_buffer& out) {
  switch (spec.conversion) {
    case 's':
    case 'r':
    case 'a':
      append_text_conversion(spec, value, out);
      break;
    case 'c':
      append_padded(spec, as_character(value), out);
      break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      append_number(spec, as_real(spec, value), out);
      break;
    default:
      append_number(spec, as_integer(spec, value), out);
  }
}

}  // namespace threadlab::log
