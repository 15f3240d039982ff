#include "program.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <sstream>
#include <stdexcept>

#include "verbs.hpp"

namespace threadlab::oracle {
namespace {

constexpr std::array thread_names = {std::string_view("main"), std::string_view("a"),
                                     std::string_view("b"), std::string_view("c"),
                                     std::string_view("d")};

std::string to_text(const Instruction& instruction) {
  const Verb& verb = *instruction.verb;
  std::string text;
  if (verb.kind == Kind::thread) {
    text = fmt::format("{}.", thread_name(instruction.target));
  } else if (verb.kind != Kind::none) {
    text = fmt::format("{}{}.", name(verb.kind), instruction.target);
  }
  text += verb.name;
  if (instruction.value != Instruction::absent) text += fmt::format("({})", instruction.value);
  return text;
}

std::string heading(const Program& program, std::size_t thread) {
  std::string text(thread_name(thread));
  if (program.threads[thread].is_daemon) text += " daemon";
  const int timer = program.threads[thread].timer;
  return timer == Instruction::absent ? text : text + fmt::format(" timer({})", timer);
}

[[noreturn]] void refuse(std::string_view what) {
  throw std::invalid_argument(fmt::format("the program cannot be read at '{}'", what));
}

int number(std::string_view text) {
  int result = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  if (error != std::errc() || end != text.data() + text.size() || result < 0) refuse(text);
  return result;
}

/// The number in parentheses at the end of the text, which is cut off.
int take_value(std::string_view& text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) return Instruction::absent;
  if (!text.ends_with(')')) refuse(text);
  const int value = number(text.substr(open + 1, text.size() - open - 2));
  text = text.substr(0, open);
  return value;
}

std::size_t thread_number(std::string_view text) {
  for (std::size_t thread = 0; thread != thread_names.size(); ++thread) {
    if (text == thread_names[thread]) return thread;
  }
  return thread_names.size();
}

/// What stands before the dot.
std::size_t parse_target(std::string_view text, Kind& kind) {
  if (const std::size_t thread = thread_number(text); thread != thread_names.size()) {
    kind = Kind::thread;
    return thread;
  }
  const std::size_t digits = text.find_first_of("0123456789");
  if (digits == std::string_view::npos) refuse(text);
  const std::optional<Kind> found = find_kind(text.substr(0, digits));
  const auto target = static_cast<std::size_t>(number(text.substr(digits)));
  if (!found || target >= how_many(*found)) refuse(text);
  kind = *found;
  return target;
}

Instruction parse_instruction(std::string_view text) {
  std::string_view rest = text;
  Instruction result;
  result.value = take_value(rest);
  Kind kind = Kind::none;
  if (const std::size_t dot = rest.find('.'); dot != std::string_view::npos) {
    result.target = parse_target(rest.substr(0, dot), kind);
    rest.remove_prefix(dot + 1);
  }
  result.verb = find_verb(kind, rest);
  if (result.verb == nullptr) refuse(text);
  return result;
}

ThreadText parse_thread(const std::string& line, std::size_t number) {
  ThreadText thread;
  std::istringstream words(line);
  std::string word;
  words >> word;
  bool is_heading = true;
  for (bool is_first = true; is_heading; is_first = false) {
    if (word.empty()) refuse(line);
    is_heading = !word.ends_with(':');
    if (!is_heading) word.pop_back();
    std::string_view rest = word;
    const int value = take_value(rest);
    if (is_first && rest != thread_name(number)) refuse(line);
    if (rest == "timer") thread.timer = value;
    if (rest == "daemon") thread.is_daemon = true;
    if (is_heading && !(words >> word)) refuse(line);
  }
  while (words >> word) thread.instructions.push_back(parse_instruction(word));
  return thread;
}

}  // namespace

std::string_view thread_name(std::size_t thread) { return thread_names.at(thread); }

std::string to_text(const Program& program) {
  std::string text;
  for (std::size_t thread = 0; thread != program.threads.size(); ++thread) {
    text += heading(program, thread) + ":";
    for (const Instruction& instruction : program.threads[thread].instructions) {
      text += " " + to_text(instruction);
    }
    text += "\n";
  }
  return text;
}

Program parse(std::string_view text) {
  Program program;
  std::istringstream lines{std::string(text)};
  std::string line;
  while (std::getline(lines, line)) {
    if (line.find_first_not_of(' ') == std::string::npos) continue;
    program.threads.push_back(parse_thread(line, program.threads.size()));
  }
  if (program.threads.empty()) refuse(text);
  return program;
}

}  // namespace threadlab::oracle
