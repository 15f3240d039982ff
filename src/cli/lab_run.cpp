#include <fmt/format.h>

#include <cli/errors.hpp>
#include <cli/lab_run.hpp>
#include <cli/output.hpp>
#include <cli/script_end.hpp>
#include <cli/text.hpp>
#include <threadlab/golden/file.hpp>
#include <threadlab/lab.hpp>
#include <utility>

namespace threadlab::cli {
namespace {

/// A schedule may be longer than an argument can be: then it is given as @FILE.
std::string text_of_schedule(const std::string& given) {
  if (!given.starts_with('@')) return given;
  const std::string file = given.substr(1);
  std::optional<std::string> text = golden::read_file(file);
  if (!text) throw UsageError("--schedule: there is no file " + in_quotes(file));
  if (text->ends_with('\n')) text->pop_back();
  return *std::move(text);
}

/// For the library an empty schedule is none.
std::string read_schedule(const std::string& given) {
  std::string text = text_of_schedule(given);
  if (text.empty()) throw UsageError("--schedule takes a schedule, or @FILE with one; it is empty");
  return text;
}

lab::Options lab_options(const RunOptions& options, logging::Config log) {
  lab::Options result;
  result.seed = options.seed;
  result.strategy = options.strategy;
  if (options.timing) result.timing = *options.timing;
  if (options.schedule) result.schedule = read_schedule(*options.schedule);
  result.lenient = options.lenient;
  if (options.max_steps) result.max_steps = *options.max_steps;
  result.log = std::move(log);
  result.watchdog = true;
  return result;
}

lab::Result run(const RunDemo& command, logging::Config log) {
  try {
    return lab::run(lab_options(command.options, std::move(log)), command.script);
  } catch (const lab::ScheduleError& error) {
    throw UsageError(std::string("--schedule: ") + error.what());
  }
}

void hand_out_schedule(const RunOptions& options, const std::string& schedule) {
  if (options.print_schedule) write_to_stderr(schedule + "\n");
  if (options.schedule_file) golden::write_file(*options.schedule_file, schedule + "\n");
}

}  // namespace

ExitCode run_in_lab(const RunDemo& command, logging::Config log) {
  const lab::Result result = run(command, std::move(log));
  hand_out_schedule(command.options, result.schedule);
  if (result.outcome == lab::Outcome::finished) {
    return end_of_script(result.exception, result.uncaught_exceptions);
  }
  write_to_stderr(result.report +
                  fmt::format("To replay it: {} {}\n", command.replay, result.schedule));
  return result.outcome == lab::Outcome::step_limit ? ExitCode::gave_up : ExitCode::no;
}

}  // namespace threadlab::cli
