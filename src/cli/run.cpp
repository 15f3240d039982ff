#include <cli/command.hpp>
#include <cli/errors.hpp>
#include <cli/exit_codes.hpp>
#include <cli/golden_run.hpp>
#include <cli/lab_run.hpp>
#include <cli/log_formats.hpp>
#include <cli/output.hpp>
#include <cli/run.hpp>
#include <cli/run_log.hpp>
#include <cli/script_end.hpp>
#include <cli/signals.hpp>
#include <string>
#include <system_error>
#include <threadlab/logging.hpp>
#include <threadlab/random.hpp>
#include <threadlab/runtime/os/clock.hpp>
#include <threadlab/thread.hpp>
#include <vector>

namespace threadlab::cli {
namespace {

/// Runs the script to its end and to that of the threads it leaves. Throws, as the script does,
/// UsageError when its options make no sense together, and std::system_error when it could not read
/// a file.
ExitCode run_on_threads(const RunDemo& command, logging::Config log) {
  logging::basic_config(std::move(log));
  runtime::os::set_speed(command.options.speed);
  if (command.options.seed) seed(*command.options.seed);
  std::exception_ptr exception;
  try {
    command.script();
  } catch (...) {
    exception = std::current_exception();
  }
  shutdown();
  return end_of_script(exception, uncaught_exceptions());
}

ExitCode carry_out(const Print& command) {
  write_to_stdout(command.text, command.what);
  return ExitCode::yes;
}

ExitCode carry_out(const NothingAsked& command) {
  write_to_stderr(command.help);
  return ExitCode::not_asked;
}

ExitCode carry_out(const RunDemo& command) {
  const RunOptions& options = command.options;
  const LogFormat format = make_log_format(*command.demo, options);
  std::optional<GoldenRun> golden;
  if (options.golden) golden.emplace(command);
  if (golden && !golden->can_start()) return ExitCode::no;

  const auto log = std::make_shared<RunLog>(
      format.formatter, golden ? RunLog::Keep::every_line : RunLog::Keep::nothing);
  end_on_signals([log, in_lab = options.in_lab()](int exit_code) {
    in_lab ? log->end_lab(exit_code) : log->end_program(exit_code);
  });
  const ExitCode end = options.in_lab() ? run_in_lab(command, log_config(log, options))
                                        : run_on_threads(command, log_config(log, options));
  return golden ? golden->conclude(log->text(), *format.reader, end) : end;
}

ExitCode carry_out_words(const std::vector<std::string>& words, Catalog catalog) {
  const Command command = parse_command(words, catalog);
  return std::visit([](const auto& asked) { return carry_out(asked); }, command);
}

}  // namespace

int run(int argc, char** argv, Catalog catalog) {
  hold_places_of_closed_streams();
  ignore_broken_pipes();
  const std::vector<std::string> words(argv, argv + argc);
  try {
    return static_cast<int>(carry_out_words(words, catalog));
  } catch (const std::exception& error) {
    return static_cast<int>(report(error));
  }
}

}  // namespace threadlab::cli
