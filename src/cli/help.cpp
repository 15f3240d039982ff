#include <fmt/format.h>

#include <algorithm>
#include <cli/help.hpp>
#include <cli/text.hpp>
#include <string_view>

namespace threadlab::cli {
namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t gap = 2;  // between two columns

/// A term and its explanation side by side, the explanation wrapped; one below the other where the
/// term does not fit.
std::string entry(std::string_view term, std::string_view text, std::size_t column,
                  std::size_t width) {
  std::string lines;
  std::string head = fmt::format("{:{}}{}", "", indent, term);
  if (head.size() + gap > column) {
    lines = head + "\n";
    head.clear();
  }
  for (const std::string& line : wrapped(text, width - column)) {
    lines += fmt::format("{:{}}{}\n", head, column, line);
    head.clear();
  }
  return lines;
}

std::string term_of(const Argument& argument) {
  const std::string names =
      argument.alias.empty() ? argument.name : argument.alias + ", " + argument.name;
  return argument.is_flag() ? names : names + " " + argument.placeholder;
}

/// The column in which the explanations begin: right of most terms, and never beyond the middle.
std::size_t column_for(const Arguments& arguments, std::size_t width) {
  constexpr std::size_t share_of_terms = 3;
  std::size_t longest = 0;
  for (const Arguments::Section& section : arguments.sections()) {
    for (const Argument& argument : section.arguments) {
      longest = std::max(longest, term_of(argument).size());
    }
  }
  return std::min(indent + longest + gap, width / share_of_terms);
}

std::string options_help(const Arguments& arguments, std::size_t width) {
  const std::size_t column = column_for(arguments, width);
  std::string text;
  for (const Arguments::Section& section : arguments.sections()) {
    if (section.arguments.empty()) continue;
    text += "\n" + section.title + ":\n";
    for (const Argument& argument : section.arguments) {
      text += entry(term_of(argument), argument.help, column, width);
    }
  }
  return text;
}

std::string paragraph(std::string_view text, std::size_t width) {
  std::string lines;
  for (const std::string& line : wrapped(text, width - indent)) {
    lines += fmt::format("{:{}}{}\n", "", indent, line);
  }
  return lines;
}

std::string examples(std::string_view demo, std::size_t width) {
  const std::size_t column = width / 2;
  const std::string command = fmt::format("threadlab {}", demo);
  return "Examples:\n" + entry(command, "what the tutorial's script does", column, width) +
         entry(command + " --speed 20", "the same, 20 times as fast", column, width) +
         entry(command + " --format json", "its log as JSON, an object a line", column, width);
}

std::size_t longest(Catalog catalog, const char* Demo::*column) {
  std::size_t size = 0;
  for (const Demo& demo : catalog) size = std::max(size, std::string_view(demo.*column).size());
  return size;
}

}  // namespace

std::string program_help(Catalog catalog, const Arguments& run_options, std::size_t width) {
  std::string names;
  for (const Demo& demo : catalog) names += (names.empty() ? "" : " ") + std::string(demo.name);
  return examples(catalog.front().name, width) +
         "\nUsage:\n"
         "  threadlab DEMO [options of the demo] [run options]\n"
         "  threadlab DEMO --help, or threadlab help DEMO\n"
         "  threadlab list\n"
         "  threadlab check DEMO LOG\n"
         "  threadlab explore DEMO\n"
         "\nDemos, the scripts of Python's threading tutorial:\n" +
         paragraph(names, width) + options_help(run_options, width) + "\nExit codes:\n" +
         paragraph(
             "0 done, 1 the log differs, a thread died of an exception or the lab found a "
             "deadlock, "
             "2 wrong usage or a file that cannot be read or written, 3 the lab gave up, "
             "130 SIGINT, 141 SIGPIPE, 143 SIGTERM",
             width);
}

std::string demo_help(const Demo& demo, const Arguments& arguments, std::size_t width) {
  return fmt::format("Usage:\n  threadlab {} [options]\n\n", demo.name) +
         paragraph(fmt::format("{} (the tutorial's section {})", demo.summary, demo.section),
                   width) +
         options_help(arguments, width);
}

std::string list_help(const Arguments& arguments, std::size_t width) {
  return "Usage:\n  threadlab list\n\n" +
         paragraph("each demo, what it shows, and its section in the tutorial", width) +
         options_help(arguments, width);
}

std::string check_help(const Arguments& arguments, std::size_t width) {
  return "Usage:\n  threadlab check DEMO LOG [options of the demo] [options of check]\n\n" +
         paragraph("whether some schedule of the demo prints just this log; LOG is a file or -",
                   width) +
         options_help(arguments, width) + "\nExit codes:\n" +
         paragraph(
             "0 legal, 1 illegal, 2 wrong usage or no log of this format, 3 not known in time",
             width);
}

std::string explore_help(const Arguments& arguments, std::size_t width) {
  return "Usage:\n"
         "  threadlab explore DEMO [options of the demo] [options of explore]\n"
         "  threadlab explore --merge FILE... [--json]\n\n" +
         paragraph(
             "every schedule of the demo that can differ: what it can print, where it can "
             "hang, which claims can break; --merge adds up the --json of all shards",
             width) +
         options_help(arguments, width) + "\nExit codes:\n" +
         paragraph(
             "0 nothing is wrong, 1 a deadlock, a broken claim or an exception was found, "
             "2 wrong usage or a file that cannot be read or written, 3 stopped before the "
             "end",
             width);
}

std::string list_of_demos(Catalog catalog, std::size_t width) {
  const std::size_t names = longest(catalog, &Demo::name);
  const std::size_t sections = longest(catalog, &Demo::section);
  const std::size_t summaries = std::min(longest(catalog, &Demo::summary),
                                         width - std::min(width, names + sections + 2 * gap));
  std::string lines;
  for (const Demo& demo : catalog) {
    std::string_view name = demo.name;
    std::string_view section = demo.section;
    for (const std::string& summary : wrapped(demo.summary, summaries)) {
      std::string line = fmt::format("{:{}}  {:{}}  {}", name, names, summary, summaries, section);
      line.erase(line.find_last_not_of(' ') + 1);
      lines += line + "\n";
      name = section = {};
    }
  }
  return lines;
}

}  // namespace threadlab::cli
