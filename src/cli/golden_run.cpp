#include <fmt/format.h>

#include <cli/check_golden.hpp>
#include <cli/errors.hpp>
#include <cli/golden_run.hpp>
#include <cli/output.hpp>
#include <cli/text.hpp>
#include <threadlab/golden/compare.hpp>
#include <threadlab/golden/file.hpp>
#include <threadlab/golden/updated.hpp>
#include <threadlab/golden/visible.hpp>

namespace threadlab::cli {

namespace {

GoldenMatch usual_match(const RunDemo& command) {
  if (command.options.in_lab()) return GoldenMatch::exact;
  // What comes from a pipe comes once: the demo cannot be run again.
  return command.reads_stdin ? GoldenMatch::per_thread : GoldenMatch::legal;
}

golden::Match order_of(GoldenMatch match) {
  switch (match) {
    case GoldenMatch::exact:
      return golden::Match::exact;
    case GoldenMatch::per_thread:
      return golden::Match::per_thread;
    case GoldenMatch::lines:
    case GoldenMatch::legal:
      break;
  }
  return golden::Match::lines;
}

}  // namespace

GoldenRun::GoldenRun(const RunDemo& command)
    : command_(command),
      file_(*command.options.golden),
      golden_(golden::read_file(file_)),
      match_(command.options.match.value_or(usual_match(command))) {
  if (match_ == GoldenMatch::legal && command.reads_stdin) {
    throw UsageError("--match legal runs the demo again and again: give it a file in place of -");
  }
}

bool GoldenRun::can_start() const {
  if (golden_ || command_.options.update) return true;
  complain(fmt::format("there is no golden {}; to write it: {}", in_quotes(file_),
                       command_.golden_update));
  return false;
}

ExitCode GoldenRun::conclude(const std::string& log, const golden::LineReader& reader,
                             ExitCode end) const {
  const bool ended_well = end == ExitCode::yes;
  if (!command_.options.update) {
    const ExitCode verdict = match_ == GoldenMatch::legal ? judge(log) : compare(log, reader);
    return ended_well ? verdict : end;
  }
  if (ended_well) return update(log, reader);
  complain(fmt::format("golden {} stays as it was, for the run failed", in_quotes(file_)));
  return end;
}

ExitCode GoldenRun::compare(const std::string& log, const golden::LineReader& reader) const {
  const golden::Comparison comparison = golden::compare(
      {.golden = *golden_, .actual = log, .label = file_}, reader, order_of(match_));
  if (comparison.equal()) return ExitCode::yes;
  write_to_stderr(golden::visible_text(comparison.notes + comparison.diff));
  complain(fmt::format("the log differs from golden {}; to accept it: {}", in_quotes(file_),
                       command_.golden_update));
  return ExitCode::no;
}

ExitCode GoldenRun::judge(const std::string& log) const {
  const ExitCode verdict = judge_log(command_, log, "this run");
  if (log == *golden_) return verdict;
  const ExitCode golden = judge_log(command_, *golden_, "golden " + in_quotes(file_));
  if (golden == ExitCode::no) {
    complain(fmt::format("to accept this run's log: {}", command_.golden_update));
  }
  return verdict == ExitCode::yes ? golden : verdict;
}

/// The golden as it is, or in the order that it had, as long as that is still allowed.
std::string GoldenRun::updated(const std::string& log, const golden::LineReader& reader) const {
  if (match_ != GoldenMatch::legal) {
    return golden::updated(*golden_, log, reader, order_of(match_));
  }
  return is_legal(command_, *golden_) ? *golden_ : log;
}

ExitCode GoldenRun::update(const std::string& log, const golden::LineReader& reader) const {
  const std::string text = golden_ ? updated(log, reader) : log;
  if (text == golden_) return ExitCode::yes;
  golden::write_file(file_, text);
  complain(fmt::format("wrote golden {}", in_quotes(file_)));
  return ExitCode::yes;
}

}  // namespace threadlab::cli
