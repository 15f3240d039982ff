#include <fmt/format.h>

#include <cli/golden_run.hpp>
#include <cli/output.hpp>
#include <cli/text.hpp>
#include <threadlab/golden/compare.hpp>
#include <threadlab/golden/file.hpp>
#include <threadlab/golden/updated.hpp>
#include <threadlab/golden/visible.hpp>

namespace threadlab::cli {

GoldenRun::GoldenRun(const RunDemo& command)
    : command_(command),
      file_(*command.options.golden),
      golden_(golden::read_file(file_)),
      match_(command.options.match.value_or(command.options.in_lab() ? golden::Match::exact
                                                                     : golden::Match::per_thread)) {
}

bool GoldenRun::can_start() const {
  if (golden_ || command_.options.update) return true;
  complain(fmt::format("there is no golden {}; to write it: {}", in_quotes(file_),
                       command_.golden_update));
  return false;
}

ExitCode GoldenRun::conclude(const std::string& log, const golden::LineReader& reader,
                             bool ended_well) const {
  if (!command_.options.update) {
    const ExitCode verdict = compare(log, reader);
    return ended_well ? verdict : ExitCode::no;
  }
  if (ended_well) return update(log, reader);
  complain(fmt::format("golden {} stays as it was, for the run failed", in_quotes(file_)));
  return ExitCode::no;
}

ExitCode GoldenRun::compare(const std::string& log, const golden::LineReader& reader) const {
  const golden::Comparison comparison =
      golden::compare({.golden = *golden_, .actual = log, .label = file_}, reader, match_);
  if (comparison.equal()) return ExitCode::yes;
  write_to_stderr(golden::visible_text(comparison.notes + comparison.diff));
  complain(fmt::format("the log differs from golden {}; to accept it: {}", in_quotes(file_),
                       command_.golden_update));
  return ExitCode::no;
}

ExitCode GoldenRun::update(const std::string& log, const golden::LineReader& reader) const {
  const std::string text = golden_ ? golden::updated(*golden_, log, reader, match_) : log;
  if (text == golden_) return ExitCode::yes;
  golden::write_file(file_, text);
  complain(fmt::format("wrote golden {}", in_quotes(file_)));
  return ExitCode::yes;
}

}  // namespace threadlab::cli
