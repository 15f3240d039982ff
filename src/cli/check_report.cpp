#include <fmt/format.h>

#include <cli/check_report.hpp>
#include <threadlab/golden/log_lines.hpp>
#include <threadlab/golden/visible.hpp>

namespace threadlab::cli {
namespace {

using check::Answer;
using check::Verdict;

/// As much of a line as a report bears.
std::string excerpt(std::string_view line) {
  constexpr std::size_t shown = 200;
  return golden::visible_line(line.substr(0, shown)) + (line.size() > shown ? "..." : "");
}

std::string count(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::string report_legal(const Verdict& verdict, const std::string& replay) {
  return fmt::format("legal: a schedule prints the {}\n{}\nTo replay it: {} {}\n",
                     count(verdict.lines, "line"), verdict.schedule, replay, verdict.schedule);
}

std::string line_after_prefix(const Verdict& verdict, std::string_view log) {
  if (verdict.prefix == verdict.lines) return "then the log ends\n";
  const auto lines = golden::split_lines(log);
  return fmt::format("line {}: {}\n", verdict.prefix + 1, excerpt(lines[verdict.prefix]));
}

std::string candidates(const Verdict& verdict) {
  if (verdict.candidates.empty()) return {};
  std::string text = "what could have stood there:\n";
  for (const std::string& candidate : verdict.candidates) text += "  " + excerpt(candidate) + "\n";
  if (verdict.more_candidates != 0) {
    text += fmt::format("  and {} more\n", verdict.more_candidates);
  }
  return text;
}

std::string report_illegal(const Verdict& verdict, std::string_view log) {
  if (verdict.lines == 0) {
    return "illegal: the log is empty, and no run comes to its end without a line\n" +
           candidates(verdict);
  }
  return fmt::format("illegal: no schedule prints the {}; {} the first {} can be printed\n",
                     count(verdict.lines, "line"), verdict.is_longest ? "at most" : "at least",
                     verdict.prefix) +
         line_after_prefix(verdict, log) + candidates(verdict) +
         (verdict.why.empty() ? "" : verdict.why + "\n");
}

std::string report_unknown(const Verdict& verdict) {
  return fmt::format("unknown: gave up; a schedule prints the first {} of the {}\n", verdict.prefix,
                     count(verdict.lines, "line"));
}

}  // namespace

std::string report(const Verdict& verdict, std::string_view log, const std::string& replay) {
  switch (verdict.answer) {
    case Answer::legal:
      return report_legal(verdict, replay);
    case Answer::illegal:
      return report_illegal(verdict, log);
    case Answer::unknown:
      break;
  }
  return report_unknown(verdict);
}

ExitCode exit_code(check::Answer answer) {
  switch (answer) {
    case Answer::legal:
      return ExitCode::yes;
    case Answer::illegal:
      return ExitCode::no;
    case Answer::unknown:
      break;
  }
  return ExitCode::gave_up;
}

}  // namespace threadlab::cli
