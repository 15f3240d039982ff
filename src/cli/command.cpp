#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cli/check_parse.hpp>
#include <cli/command.hpp>
#include <cli/errors.hpp>
#include <cli/explore_parse.hpp>
#include <cli/help.hpp>
#include <cli/suggestion.hpp>
#include <cli/terminal.hpp>
#include <cli/text.hpp>

namespace threadlab::cli {
namespace {

constexpr std::string_view list_command = "list";
constexpr std::string_view check_command = "check";
constexpr std::string_view explore_command = "explore";
constexpr std::array all_commands{list_command, check_command, explore_command};

using Words = std::vector<std::string>;

Words without(std::span<const std::string> words, std::size_t place) {
  Words rest(words.begin(), words.end());
  rest.erase(rest.begin() + static_cast<Words::difference_type>(place));
  return rest;
}

/// The same command line, with --update.
std::string updating(std::span<const std::string> words) {
  std::string line;
  for (const std::string& word : words) line += shell_quoted(word) + " ";
  return line + "--update";
}

/// The same command line, with --schedule in place of what made the choices before.
std::string replaying(std::span<const std::string> words) {
  constexpr std::array<std::string_view, 3> replaced = {"--strategy", "--timing", "--schedule"};
  std::string line;
  for (std::size_t i = 0; i != words.size(); ++i) {
    const std::string_view name = std::string_view(words[i]).substr(0, words[i].find('='));
    if (std::ranges::find(replaced, name) == replaced.end()) {
      line += shell_quoted(words[i]) + " ";
    } else if (name == words[i] && i + 1 != words.size()) {
      ++i;  // its value
    }
  }
  return line + "--schedule";
}

Command parse_list(std::span<const std::string> words, Catalog catalog) {
  bool help = false;
  Arguments arguments;
  arguments.flag("help", help, "show this help", "-h");
  arguments.parse(words);
  if (help) return Print{list_help(arguments, help_width(STDOUT_FILENO)), "the help"};
  return Print{list_of_demos(catalog, help_width(STDOUT_FILENO)), "the list"};
}

Command parse_demo(const Demo& demo, std::span<const std::string> words) {
  RunDemo command;
  command.demo = &demo;
  Arguments arguments;
  command.script = demo.declare(arguments);
  command.options.declare(arguments);
  arguments.parse(words);
  if (command.options.help) {
    return Print{demo_help(demo, arguments, help_width(STDOUT_FILENO)), "the help"};
  }
  command.reads_stdin = arguments.reads_stdin();
  command.options.check();
  return command;
}

/// What the options say when no command follows them.
Command parse_no_command(const RunOptions& options, const Arguments& arguments, Catalog catalog) {
  const int stream = options.help ? STDOUT_FILENO : STDERR_FILENO;
  std::string help = program_help(catalog, arguments, help_width(stream));
  if (options.help) return Print{std::move(help), "the help"};
  return NothingAsked{std::move(help)};
}

/// `help queue` is `queue --help`.
Words with_help_as_option(std::span<const std::string> words) {
  Words changed(words.begin(), words.end());
  if (changed.size() < 2 || changed[1] != "help") return changed;
  changed.erase(changed.begin() + 1);
  changed.emplace_back("--help");
  return changed;
}

}  // namespace

const Demo& find_demo(std::string_view name, Catalog catalog,
                      std::span<const std::string_view> commands) {
  const auto demo = std::find_if(catalog.begin(), catalog.end(),
                                 [name](const Demo& candidate) { return candidate.name == name; });
  if (demo != catalog.end()) return *demo;
  std::vector<std::string_view> names(commands.begin(), commands.end());
  for (const Demo& candidate : catalog) names.emplace_back(candidate.name);
  const std::string meant = did_you_mean(name, names);
  throw UsageError(fmt::format("unknown demo {}{}", in_quotes(name),
                               meant.empty() ? "; 'threadlab list' names them" : meant));
}

namespace {

Command parse_words(std::span<const std::string> words, Catalog catalog) {
  RunOptions options;
  bool version = false;
  Arguments arguments;
  options.declare(arguments);
  arguments.flag("version", version, "show the version");

  const std::span<const std::string> given = words.empty() ? words : words.subspan(1);
  const std::size_t place = arguments.first_word(given);
  arguments.parse(given.first(place));
  if (version) return Print{"threadlab " THREADLAB_VERSION "\n", "the version"};
  if (place == given.size()) return parse_no_command(options, arguments, catalog);

  const Words rest = without(given, place);
  if (given[place] == list_command) return parse_list(rest, catalog);
  if (given[place] == check_command) return parse_check(rest, words.front(), catalog);
  if (given[place] == explore_command) return parse_explore(rest, words.front(), catalog);
  Command command = parse_demo(find_demo(given[place], catalog, all_commands), rest);
  if (auto* const run = std::get_if<RunDemo>(&command)) {
    run->golden_update = updating(words);
    run->replay = replaying(words);
  }
  return command;
}

}  // namespace

Command parse_command(std::span<const std::string> words, Catalog catalog) {
  return parse_words(with_help_as_option(words), catalog);
}

}  // namespace threadlab::cli
