// Arguments, read: the half that knows CLI11.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cli/arguments.hpp>
#include <cli/errors.hpp>
#include <cli/suggestion.hpp>
#include <cli/text.hpp>

namespace threadlab::cli {
namespace {

/// One word of the command line, or two where the second is the value of the first.
struct Token {
  std::string text;
  const Argument* argument = nullptr;  ///< what `text` names; nullptr: a word, or unknown
  std::optional<std::string> value = std::nullopt;
  std::size_t words = 1;
};

bool looks_like_option(std::string_view word) {
  return word.size() > 1 && word.front() == '-' && word != "--";
}

/// The value in the word after an option. A word that names an option is none: `--golden --update`
/// lacks a file. (`--golden=--update` has one.)
std::string next_value(const Arguments& arguments, const Argument& argument,
                       std::span<const std::string> rest) {
  if (!rest.empty()) {
    const std::string& word = rest.front();
    const bool is_option = arguments.find(word.substr(0, word.find('='))) != nullptr;
    if (word != "--" && !is_option) return word;
  }
  throw UsageError(fmt::format("{} takes {}; none was given", argument.name, argument.takes));
}

/// The first token of `words`, which are not empty.
Token first_token(const Arguments& arguments, std::span<const std::string> words) {
  const std::string& word = words.front();
  const std::size_t equals = word.find('=');
  Token token{.text = word.substr(0, equals)};
  token.argument = arguments.find(token.text);
  if (token.argument == nullptr) return {.text = word};
  const bool has_value = equals != std::string::npos;
  if (token.argument->is_flag()) {
    if (has_value) throw UsageError(token.text + " takes no value");
  } else if (has_value) {
    token.value = word.substr(equals + 1);
  } else {
    token.value = next_value(arguments, *token.argument, words.subspan(1));
    token.words = 2;
  }
  return token;
}

/// The words for CLI11, last one first as it wants them: each value in a word of its own, for it
/// takes the next word where a value is empty (`--speed= --update`).
std::vector<std::string> for_cli11(const Arguments& arguments, std::span<const std::string> words) {
  std::vector<std::string> reversed;
  while (!words.empty() && words.front() != "--") {
    Token token = first_token(arguments, words);
    reversed.push_back(std::move(token.text));
    if (token.value) reversed.push_back(std::move(*token.value));
    words = words.subspan(token.words);
  }
  reversed.insert(reversed.end(), words.begin(), words.end());
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

void store(const Argument& argument, const std::string& value) {
  if (argument.store(value)) return;
  throw UsageError(
      fmt::format("{} takes {}, not {}", argument.name, argument.takes, in_quotes(value)));
}

void add_to(CLI::App& app, const Argument& argument) {
  const std::string names =
      argument.alias.empty() ? argument.name : argument.alias + "," + argument.name;
  if (argument.is_flag()) {
    app.add_flag_function(names, [&argument](std::int64_t) { store(argument, {}); });
    return;
  }
  const auto take = [&argument](const CLI::results_t& values) {
    store(argument, values.back());
    return true;
  };
  app.add_option(names, CLI::callback_t(take))
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

}  // namespace

std::size_t Arguments::first_word(std::span<const std::string> words) const {
  std::size_t place = 0;
  while (place < words.size()) {
    const Token token = first_token(*this, words.subspan(place));
    if (token.argument == nullptr && looks_like_option(token.text)) {
      throw UsageError(complaint_about(token.text));
    }
    if (token.argument == nullptr) return place;
    place += token.words;
  }
  return place;
}

void Arguments::parse(std::span<const std::string> words) const {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  for (const Section& section : sections_) {
    for (const Argument& argument : section.arguments) add_to(app, argument);
  }
  std::vector<std::string> reversed = for_cli11(*this, words);
  try {
    app.parse(reversed);
  } catch (const CLI::Error& error) {
    throw UsageError(error.what());
  }
  refuse(app.remaining());
}

void Arguments::refuse(std::span<const std::string> words) const {
  if (words.empty()) return;
  const bool options_are_over = words.front() == "--";
  if (options_are_over) words = words.subspan(1);
  if (words.empty()) return;
  const std::string& word = words.front();
  if (looks_like_option(word) && !options_are_over) throw UsageError(complaint_about(word));
  throw UsageError("unexpected argument " + in_quotes(word));
}

std::string Arguments::complaint_about(std::string_view option) const {
  const std::string_view name = option.substr(0, option.find('='));
  std::vector<std::string_view> names;
  for (const Section& section : sections_) {
    for (const Argument& argument : section.arguments) names.emplace_back(argument.name);
  }
  return "unknown option " + in_quotes(name) + did_you_mean(name, names);
}

}  // namespace threadlab::cli
