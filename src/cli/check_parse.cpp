#include <fmt/format.h>
#include <unistd.h>

#include <cli/check_parse.hpp>
#include <cli/errors.hpp>
#include <cli/help.hpp>
#include <cli/terminal.hpp>
#include <cli/text.hpp>

namespace threadlab::cli {
namespace {

using Words = std::vector<std::string>;

/// Takes the first word that is no option out of the words; empty when there is none.
std::string take_word(const Arguments& arguments, Words& words) {
  const std::size_t place = arguments.first_word(words);
  if (place == words.size()) return {};
  std::string word = std::move(words[place]);
  words.erase(words.begin() + static_cast<Words::difference_type>(place));
  return word;
}

std::string replay_command(const std::string& program, const Demo& demo, const Words& options,
                           bool is_partial) {
  std::string line = shell_quoted(program) + " " + demo.name;
  for (std::size_t i = 0; i != options.size(); ++i) {
    const std::string name = options[i].substr(0, options[i].find('='));
    const bool has_own_value = name.size() != options[i].size();
    if (name == "--partial") continue;
    if (name == "--timing" || name == "--time-limit") {
      if (!has_own_value) ++i;  // its value
      continue;
    }
    line += " " + shell_quoted(options[i]);
  }
  return line + (is_partial ? " --lenient" : "") + " --schedule";
}

Command parse_check_help(const Arguments& arguments) {
  return Print{check_help(arguments, help_width(STDOUT_FILENO)), "the help"};
}

}  // namespace

Command parse_check(std::span<const std::string> words, const std::string& program,
                    Catalog catalog) {
  Words rest(words.begin(), words.end());
  CheckLog command;
  Arguments general;
  command.options.declare(general);
  const std::string name = take_word(general, rest);
  if (name.empty()) {
    general.parse(rest);
    if (command.options.help) return parse_check_help(general);
    throw UsageError("check takes a demo and a log: threadlab check DEMO LOG");
  }
  command.demo = &find_demo(name, catalog);
  command.options = {};
  Arguments arguments;
  command.script = command.demo->declare(arguments);
  command.options.declare(arguments);
  command.log = take_word(arguments, rest);
  arguments.parse(rest);
  if (command.options.help) return parse_check_help(arguments);
  if (arguments.reads_stdin()) {
    throw UsageError("check runs the demo again and again: give it a file in place of -");
  }
  if (command.log.empty()) {
    throw UsageError(fmt::format("check takes a log, a file or -: threadlab check {} LOG", name));
  }
  command.replay = replay_command(program, *command.demo, rest, command.options.partial);
  return command;
}

}  // namespace threadlab::cli
