#include <fmt/format.h>

#include <cli/check_command.hpp>
#include <cli/check_log.hpp>
#include <cli/check_report.hpp>
#include <cli/errors.hpp>
#include <cli/output.hpp>
#include <threadlab/golden/log_lines.hpp>
#include <threadlab/log/percent_spec.hpp>
#include <utility>

namespace threadlab::cli {
namespace {

/// What the script itself refuses is for the user to hear; any other exception is a part of it.
void rethrow_refusal(const std::exception_ptr& exception) {
  if (!exception) return;
  try {
    std::rethrow_exception(exception);
  } catch (const UsageError&) {
    throw;
  } catch (const std::system_error&) {
    throw;
  } catch (...) {
  }
}

check::Verdict judge(const CheckLog& command, const check::Options& options,
                     const std::string& log) {
  try {
    return check::check(options, command.script, log);
  } catch (const log::FormatError& error) {
    throw UsageError(std::string("--format: ") + error.what());
  }
}

/// The line that nothing prints may be no line at all.
void explain_foreign_line(check::Verdict& verdict, const std::string& log,
                          const CheckLog& command) {
  if (verdict.answer != check::Answer::illegal || verdict.prefix == verdict.lines) return;
  const std::string_view line = golden::split_lines(log)[verdict.prefix];
  std::string reason = foreign_format(line, verdict.prefix + 1, command);
  if (!reason.empty()) {
    verdict.why = std::move(reason);
  } else if (line.find("\x1b[") != std::string_view::npos) {
    verdict.why =
        fmt::format("line {} has colours: print the log with --color never", verdict.prefix + 1);
  }
}

}  // namespace

ExitCode carry_out(const CheckLog& command) {
  const check::Options options = command.options.for_library(*command.demo);
  const std::string log = read_log(command.log);
  refuse_foreign_format(log, command);
  check::Verdict verdict = judge(command, options, log);
  rethrow_refusal(verdict.exception);
  explain_foreign_line(verdict, log, command);
  write_to_stdout(report(verdict, log, command.replay), "the verdict");
  return exit_code(verdict.answer);
}

}  // namespace threadlab::cli
