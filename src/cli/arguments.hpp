#pragma once

// The options of a command: declared once, then parsed, and shown in the help.
//
// A thin front over CLI11 that says no where CLI11 guesses: numbers are plain decimal ones and in
// range, a value is never empty by accident and never the next option, a flag takes none. Every
// refusal is a UsageError of one line that names the option, what it takes, and what it got.
//
// A name is declared without its dashes. The value given to a declaration is the default and must
// outlive the parse, which stores there. Of an option given twice the last counts.
//
// Example:
//     int workers = 10;
//     Arguments arguments;
//     arguments.count("workers", workers, "threads that take items from the queue");
//     arguments.parse(words);

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <threadlab/time.hpp>
#include <utility>
#include <vector>

namespace threadlab::cli {

/// One option, as a parser and as the help see it.
struct Argument {
  std::string name;         ///< --workers
  std::string alias;        ///< -h; mostly none
  std::string placeholder;  ///< N; none for a flag
  std::string takes;        ///< "a whole number": completes "--workers takes ..."
  std::string help;

  /// Stores the value, or says no to it; a flag gets an empty one.
  std::function<bool(const std::string&)> store;

  [[nodiscard]] bool is_flag() const { return placeholder.empty(); }
};

class Arguments {
 public:
  struct Section {
    std::string title;
    std::vector<Argument> arguments;
  };

  /// `--workers N`: a whole number, `least` or more.
  void count(std::string name, int& value, std::string help, int least = 1);

  /// `--seed N`: a whole number of 64 bits.
  void number(std::string name, std::optional<std::uint64_t>& value, std::string help);

  /// `--speed X`: a decimal number above 0.
  void factor(std::string name, double& value, std::string help);

  /// `--work 200ms`: see durations.hpp.
  void duration(std::string name, Duration& value, std::string help);

  /// The same, off unless given.
  void duration(std::string name, std::optional<Duration>& value, std::string help);

  /// `--bounded`; the alias is a second name as it is typed, `-h`.
  void flag(std::string name, bool& value, std::string help, std::string alias = {});

  void text(std::string name, std::optional<std::string>& value, std::string placeholder,
            std::string help);

  /// A file that can be read, or `-`; whether it can is looked up when the arguments are parsed.
  void file(std::string name, std::string& value, std::string help);

  /// One of a few words, each of which stands for a value; off unless given.
  template <class T>
  void choice(std::string name, std::optional<T>& value, std::string placeholder,
              std::initializer_list<std::pair<const std::string, T>> words, std::string help);

  /// The arguments declared from here on stand under this title in the help.
  void section(std::string title);

  /// Whether `-` was given for a file.
  [[nodiscard]] bool reads_stdin() const { return *reads_stdin_; }

  [[nodiscard]] std::span<const Section> sections() const { return sections_; }

  /// The argument of this name or alias, as they are typed, or nullptr.
  [[nodiscard]] const Argument* find(std::string_view name) const;

  /// The place of the first word that is neither an option nor the value of one, words.size() when
  /// there is none. Throws UsageError when an unknown option stands before it.
  [[nodiscard]] std::size_t first_word(std::span<const std::string> words) const;

  /// Stores every value given. Throws UsageError at the first word that it does not take.
  void parse(std::span<const std::string> words) const;

 private:
  void add(Argument argument);
  /// Throws UsageError if there is a word that no argument took.
  void refuse(std::span<const std::string> words) const;
  [[nodiscard]] std::string complaint_about(std::string_view option) const;

  std::shared_ptr<bool> reads_stdin_ = std::make_shared<bool>(false);  // set by what stores
  std::vector<Section> sections_{Section{"Options", {}}};
};

template <class T>
void Arguments::choice(std::string name, std::optional<T>& value, std::string placeholder,
                       std::initializer_list<std::pair<const std::string, T>> words,
                       std::string help) {
  std::string takes;
  for (const auto& [word, meaning] : words) takes += (takes.empty() ? "" : "|") + word;
  const auto store = [&value, meanings = std::map(words)](const std::string& given) {
    const auto found = meanings.find(given);
    if (found != meanings.end()) value = found->second;
    return found != meanings.end();
  };
  add({std::move(name), {}, std::move(placeholder), std::move(takes), std::move(help), store});
}

}  // namespace threadlab::cli
