#include <threadlab/log/date_shape.hpp>

namespace threadlab::log {
namespace {

constexpr Run digits{.of = Characters::digits, .least = 1, .extent = Extent::longest};
constexpr Run blank_padded{.of = Characters::digits, .blanks = true, .least = 1, .most = 2};
constexpr Run word{.of = Characters::word};
constexpr Run signed_digits{.of = Characters::integer, .least = 1, .extent = Extent::longest};
constexpr Run anything{};

// What a directive stands for, where it is short for others.
std::string_view expansion(char directive) {
  switch (directive) {
    case 'c':
      return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
      return "%m/%d/%y";
    case 'F':
      return "%Y-%m-%d";
    case 'R':
      return "%H:%M";
    case 'r':
      return "%I:%M:%S %p";
    case 'T':
    case 'X':
      return "%H:%M:%S";
    default:
      return {};
  }
}

std::string spell_out(std::string_view datefmt) {
  std::string all;
  while (!datefmt.empty()) {
    const bool is_directive = datefmt.size() > 1 && datefmt.front() == '%';
    const std::string_view item = datefmt.substr(0, is_directive ? 2 : 1);
    const std::string_view longer = is_directive ? expansion(item.back()) : std::string_view();
    all += longer.empty() ? item : longer;
    datefmt.remove_prefix(item.size());
  }
  return all;
}

DateElement single(char directive) {
  constexpr std::string_view numbers = "CdGgHIjMmSsUuVWwYy";
  constexpr std::string_view names = "AaBbhPpZ";
  constexpr std::string_view blank_padded_numbers = "ekl";
  if (directive == '%') return "%";
  if (directive == 'n') return "\n";
  if (directive == 't') return "\t";
  if (directive == 'z') return signed_digits;
  if (numbers.find(directive) != std::string_view::npos) return digits;
  if (names.find(directive) != std::string_view::npos) return word;
  if (blank_padded_numbers.find(directive) != std::string_view::npos) return blank_padded;
  return anything;
}

}  // namespace

std::vector<DateElement> date_shape(std::string_view datefmt) {
  const std::string spelled_out = spell_out(datefmt);
  std::string_view rest = spelled_out;
  std::vector<DateElement> shape;
  while (!rest.empty()) {
    const std::size_t percent = rest.find('%');
    if (percent != 0) shape.emplace_back(std::string(rest.substr(0, percent)));
    if (percent == std::string_view::npos) break;
    // Modifiers of case and of leading zeros, which do not change the shape.
    const std::size_t directive = rest.find_first_not_of("-0^#EO", percent + 1);
    const bool ends = directive == std::string_view::npos;
    shape.push_back(ends ? anything : single(rest[directive]));
    rest.remove_prefix(ends ? rest.size() : directive + 1);
  }
  return shape;
}

std::vector<DateElement> default_date_shape() {
  std::vector<DateElement> shape = date_shape("%Y-%m-%d %H:%M:%S,");
  shape.emplace_back(signed_digits);  // negative before 1970, as in CPython
  return shape;
}

}  // namespace threadlab::log
