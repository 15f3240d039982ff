#include <cli/check_golden.hpp>
#include <cli/check_report.hpp>
#include <cli/log_formats.hpp>
#include <cli/output.hpp>
#include <threadlab/check.hpp>

namespace threadlab::cli {
namespace {

check::Verdict verdict_on(const RunDemo& command, const std::string& log) {
  const RunOptions& run = command.options;
  FormatText text = format_text(*command.demo, run.format, run.datefmt);
  check::Options options;
  options.format = std::move(text.format);
  options.datefmt = std::move(text.datefmt);
  return check::check(options, command.script, log);
}

}  // namespace

bool is_legal(const RunDemo& command, const std::string& log) {
  return verdict_on(command, log).answer == check::Answer::legal;
}

ExitCode judge_log(const RunDemo& command, const std::string& log, const std::string& name) {
  const check::Verdict verdict = verdict_on(command, log);
  if (verdict.answer == check::Answer::legal) return ExitCode::yes;
  complain("the log of " + name + " is not legal");
  write_to_stderr(report(verdict, log, command.replay));
  return exit_code(verdict.answer);
}

}  // namespace threadlab::cli
