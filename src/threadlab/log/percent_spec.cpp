#include <fmt/format.h>

#include <algorithm>
#include <threadlab/log/percent_spec.hpp>
#include <threadlab/log/utf8.hpp>
#include <utility>

namespace threadlab::log {
namespace {

constexpr std::size_t largest_size = 1'000'000;

std::string_view conversions_for(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "sra";
    case Kind::integer:
      return "sradiuoxXeEfFgGc";
    case Kind::real:
      return "sradiueEfFgG";
  }
  return {};  // unreachable: every Kind is above
}

std::string_view described(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "text";
    case Kind::integer:
      return "a whole number";
    case Kind::real:
      return "a number with a fraction";
  }
  return {};  // unreachable: every Kind is above
}

// "s, r or a"
std::string listed(std::string_view conversions) {
  std::string list;
  for (const char& conversion : conversions) {
    const bool is_last = &conversion == &conversions.back();
    if (!list.empty()) list += is_last ? " or " : ", ";
    list += conversion;
  }
  return list;
}

std::string fields_help() { return "the fields are " + all_field_names(); }

// Reads a format from left to right; unicode_format_arg_parse in CPython.
class Parser {
 public:
  explicit Parser(std::string_view format) : rest_(format) {}

  std::vector<Piece> parse() {
    while (!rest_.empty()) {
      if (rest_.front() == '%') {
        read_specification();
      } else {
        add_text(take(rest_.find('%')));
      }
    }
    return std::move(pieces_);
  }

 private:
  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  bool skip(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // What has been read since the specification's '%', to quote in an error.
  [[nodiscard]] std::string_view so_far() const {
    return specification_.substr(0, specification_.size() - rest_.size());
  }

  void add_text(std::string_view text) {
    if (pieces_.empty() || !std::holds_alternative<std::string>(pieces_.back())) {
      pieces_.emplace_back(std::string());
    }
    std::get<std::string>(pieces_.back()) += text;
  }

  void read_specification() {
    specification_ = rest_;
    take(1);
    if (skip("%")) {
      add_text("%");
      return;
    }
    const std::optional<Field> field = read_field();
    FieldSpec spec;
    spec.flags = read_flags();
    spec.width = read_size("width");
    if (skip(".")) spec.precision = read_size("precision");
    skip("hlL");  // C's length modifiers, which Python reads and ignores
    spec.conversion = read_conversion();
    if (!field) throw_no_field();
    spec.field = *field;
    check_conversion(spec);
    pieces_.emplace_back(spec);
  }

  std::optional<Field> read_field() {
    if (!skip("(")) return std::nullopt;
    const std::size_t end = rest_.find(')');
    if (end == std::string_view::npos) {
      throw FormatError(
          fmt::format("'{}' in the log format has no ')' behind the field's name", specification_));
    }
    const std::string_view name = take(end);
    take(1);
    if (const auto field = find_field(name)) return field;
    throw FormatError(fmt::format("unknown field '{}' in the log format: {}", name, fields_help()));
  }

  Flags read_flags() {
    Flags flags;
    while (true) {
      if (skip("#")) {
        flags.alternate = true;
      } else if (skip("0")) {
        flags.zero = true;
      } else if (skip("-")) {
        flags.left = true;
      } else if (skip(" ")) {
        flags.space = true;
      } else if (skip("+")) {
        flags.plus = true;
      } else {
        return flags;
      }
    }
  }

  // No digits mean 0, which for a width is none at all.
  std::size_t read_size(std::string_view meaning) {
    std::size_t size = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      const char digit = take(1).front();
      size = size * 10 + static_cast<std::size_t>(digit - '0');
      if (size <= largest_size) continue;
      throw FormatError(fmt::format("the {} of '{}...' in the log format is above {}", meaning,
                                    so_far(), largest_size));
    }
    if (rest_.starts_with('*')) {
      throw FormatError(
          fmt::format("the {} of '{}*' in the log format must be a number", meaning, so_far()));
    }
    return size;
  }

  char read_conversion() {
    if (!rest_.empty()) return take(first_character(rest_).size).front();
    throw FormatError(fmt::format(
        "the log format ends within '{}': what is missing is a conversion such as the s of "
        "'%(message)s', or a second % for a percent sign",
        specification_));
  }

  [[noreturn]] void throw_no_field() const {
    throw FormatError(
        fmt::format("'{}' in the log format names no field: a % is followed by a field in "
                    "parentheses, as in '%(message)s', or by a second % for a percent sign; {}",
                    so_far(), fields_help()));
  }

  void check_conversion(const FieldSpec& spec) const {
    const Kind kind = kind_of(spec.field);
    const std::string_view allowed = conversions_for(kind);
    if (allowed.find(spec.conversion) != std::string_view::npos) return;
    throw FormatError(fmt::format("'{}' in the log format: {} is {}, which takes {}", so_far(),
                                  python_name(spec.field), described(kind), listed(allowed)));
  }

  std::string_view rest_;
  std::string_view specification_;  // from its '%' to the end of the format
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> parse_percent_format(std::string_view format) {
  std::vector<Piece> pieces = Parser(format).parse();
  const auto is_field = [](const Piece& piece) { return std::holds_alternative<FieldSpec>(piece); };
  if (std::ranges::any_of(pieces, is_field)) return pieces;
  throw FormatError(fmt::format(
      "the log format '{}' names no field; it needs at least one, as in '%(message)s': {}", format,
      fields_help()));
}

}  // namespace threadlab::log
