#include <fmt/format.h>

#include <cli/arguments.hpp>
#include <cli/durations.hpp>
#include <cli/numbers.hpp>
#include <cli/readable.hpp>
#include <limits>

namespace threadlab::cli {
namespace {

constexpr const char* a_duration = "a duration such as 1.5, 200ms, 2s or 1m";

/// What stores a parsed value, and says no when there is none.
template <class Value, class Parse>
std::function<bool(const std::string&)> store_in(Value& value, Parse parse) {
  return [&value, parse](const std::string& given) {
    const auto parsed = parse(given);
    if (parsed) value = *parsed;
    return parsed.has_value();
  };
}

template <class T>
std::string with_default(std::string help, const T& value) {
  return fmt::format("{} [{}]", std::move(help), value);
}

}  // namespace

void Arguments::count(std::string name, int& value, std::string help, int least) {
  const auto parse = [least](const std::string& given) {
    const std::optional<int> number = parse_whole_number<int>(given);
    return number && *number >= least ? number : std::nullopt;
  };
  add({std::move(name),
       {},
       "N",
       fmt::format("a whole number from {} to {}", least, std::numeric_limits<int>::max()),
       with_default(std::move(help), value),
       store_in(value, parse)});
}

void Arguments::number(std::string name, std::optional<std::uint64_t>& value, std::string help) {
  add({std::move(name),
       {},
       "N",
       fmt::format("a whole number from 0 to {}", std::numeric_limits<std::uint64_t>::max()),
       std::move(help),
       store_in(value, parse_whole_number<std::uint64_t>)});
}

void Arguments::factor(std::string name, double& value, std::string help) {
  const auto parse = [](const std::string& given) {
    const std::optional<double> number = parse_decimal(given);
    return number && *number > 0 ? number : std::nullopt;
  };
  add({std::move(name),
       {},
       "X",
       "a number above 0, such as 20 or 0.5",
       with_default(std::move(help), value),
       store_in(value, parse)});
}

void Arguments::duration(std::string name, Duration& value, std::string help) {
  add({std::move(name),
       {},
       "TIME",
       a_duration,
       with_default(std::move(help), to_text(value)),
       store_in(value, parse_duration)});
}

void Arguments::duration(std::string name, std::optional<Duration>& value, std::string help) {
  add({std::move(name), {}, "TIME", a_duration, std::move(help), store_in(value, parse_duration)});
}

void Arguments::flag(std::string name, bool& value, std::string help, std::string alias) {
  const auto set = [&value](const std::string&) { return value = true; };
  add({std::move(name), std::move(alias), {}, {}, std::move(help), set});
}

void Arguments::text(std::string name, std::optional<std::string>& value, std::string placeholder,
                     std::string help) {
  const auto set = [&value](const std::string& given) {
    value = given;
    return true;
  };
  std::string takes = "a value (" + placeholder + ")";
  add({std::move(name), {}, std::move(placeholder), std::move(takes), std::move(help), set});
}

void Arguments::file(std::string name, std::string& value, std::string help) {
  const auto set = [&value, reads_stdin = reads_stdin_](const std::string& given) {
    *reads_stdin = given == "-";
    if (!*reads_stdin) check_readable(given);
    value = given;
    return true;
  };
  add({std::move(name), {}, "FILE", "a file, or - for stdin", std::move(help), set});
}

void Arguments::section(std::string title) { sections_.push_back({std::move(title), {}}); }

void Arguments::add(Argument argument) {
  argument.name.insert(0, "--");
  sections_.back().arguments.push_back(std::move(argument));
}

const Argument* Arguments::find(std::string_view name) const {
  if (name.empty()) return nullptr;
  for (const Section& section : sections_) {
    for (const Argument& argument : section.arguments) {
      if (name == argument.name || name == argument.alias) return &argument;
    }
  }
  return nullptr;
}

}  // namespace threadlab::cli
