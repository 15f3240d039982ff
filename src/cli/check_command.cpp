#include <cli/check_command.hpp>
#include <cli/check_log.hpp>
#include <cli/check_report.hpp>
#include <cli/errors.hpp>
#include <cli/output.hpp>
#include <threadlab/log/percent_spec.hpp>

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

}  // namespace

ExitCode carry_out(const CheckLog& command) {
  const check::Options options = command.options.for_library(*command.demo);
  const std::string log = read_log(command.log);
  refuse_foreign_format(log, command);
  const check::Verdict verdict = judge(command, options, log);
  rethrow_refusal(verdict.exception);
  write_to_stdout(report(verdict, log, command.replay), "the verdict");
  return exit_code(verdict.answer);
}

}  // namespace threadlab::cli
