#include <unistd.h>

#include <algorithm>
#include <cli/errors.hpp>
#include <cli/explore_parse.hpp>
#include <cli/help.hpp>
#include <cli/terminal.hpp>
#include <cli/text.hpp>

namespace threadlab::cli {
namespace {

using Words = std::vector<std::string>;

/// The words that are of the demo, or of the log's format: what a run understands, too.
Words words_of_run(const Words& words, const Arguments& own, std::span<const char* const> dropped) {
  Words kept;
  for (std::size_t i = 0; i != words.size(); ++i) {
    const std::string name = words[i].substr(0, words[i].find('='));
    const Argument* const argument = own.find(name);
    const bool is_dropped = std::ranges::find(dropped, name) != dropped.end();
    const bool has_next =
        argument != nullptr && !argument->is_flag() && name.size() == words[i].size();
    if (!is_dropped) kept.push_back(words[i]);
    if (!has_next || i + 1 == words.size()) continue;
    ++i;
    if (!is_dropped) kept.push_back(words[i]);
  }
  return kept;
}

std::string joined(const Words& words) {
  std::string line;
  for (const std::string& word : words) line += " " + shell_quoted(word);
  return line;
}

constexpr const char* of_the_search[] = {  // NOLINT(modernize-avoid-c-arrays)
    "--observe",    "--timing", "--strategy", "--runs",      "--seed",           "--preemptions",
    "--max-values", "--shard",  "--jobs",     "--max-steps", "--max-executions", "--time-limit",
    "--checkpoint", "--logs",   "--json",     "--no-shrink"};
/// What may differ between the shards of one exploration.
constexpr const char* of_the_machine[] = {  // NOLINT(modernize-avoid-c-arrays)
    "--shard", "--jobs",      "--checkpoint", "--logs",
    "--json",  "--no-shrink", "--time-limit", "--max-executions"};

Command parse_merge(std::span<const std::string> words) {
  MergeShards command;
  for (const std::string& word : words) {
    if (word == "--merge") continue;
    if (word == "--json") {
      command.json = true;
    } else if (word.starts_with('-')) {
      throw UsageError("--merge takes files and --json, not " + in_quotes(word));
    } else {
      command.files.push_back(word);
    }
  }
  if (command.files.empty()) throw UsageError("--merge takes the JSON files of all shards");
  return command;
}

}  // namespace

Command parse_explore(std::span<const std::string> words, const std::string& program,
                      Catalog catalog) {
  if (std::ranges::find(words, "--merge") != words.end()) return parse_merge(words);
  Words rest(words.begin(), words.end());
  ExploreDemo command;
  Arguments general;
  command.options.declare(general);
  const std::size_t place = general.first_word(rest);
  if (place == rest.size()) {
    general.parse(rest);
    if (command.options.help) {
      return Print{explore_help(general, help_width(STDOUT_FILENO)), "the help"};
    }
    throw UsageError("explore takes a demo: threadlab explore DEMO");
  }
  command.demo = &find_demo(rest[place], catalog);
  rest.erase(rest.begin() + static_cast<Words::difference_type>(place));
  command.options = {};
  Arguments arguments;
  command.script = command.demo->declare(arguments);
  command.options.declare(arguments);
  arguments.parse(rest);
  if (command.options.help) {
    return Print{explore_help(arguments, help_width(STDOUT_FILENO)), "the help"};
  }
  if (arguments.reads_stdin()) {
    throw UsageError("explore runs the demo again and again: give it a file in place of -");
  }
  const std::string name = command.demo->name;
  command.replay = shell_quoted(program) + " " + name +
                   joined(words_of_run(rest, arguments, of_the_search)) + " --schedule";
  command.key = name + joined(words_of_run(rest, arguments, of_the_machine));
  return command;
}

}  // namespace threadlab::cli
