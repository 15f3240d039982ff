#include <unistd.h>

#include <cli/errors.hpp>
#include <cli/explore_command.hpp>
#include <cli/explore_json.hpp>
#include <cli/explore_logs.hpp>
#include <cli/explore_progress.hpp>
#include <cli/explore_report.hpp>
#include <cli/output.hpp>
#include <cli/signals.hpp>
#include <cli/terminal.hpp>
#include <cli/text.hpp>
#include <filesystem>
#include <threadlab/errors.hpp>
#include <threadlab/golden/file.hpp>

namespace threadlab::cli {
namespace {

using explore::Options;
using explore::Result;

/// What the script itself refuses is for the user to hear before anything is explored.
void run_once(const ExploreDemo& command) {
  const lab::Result result = lab::run({.max_steps = 1'000'000}, command.script);
  if (!result.exception) return;
  try {
    std::rethrow_exception(result.exception);
  } catch (const UsageError&) {
    throw;
  } catch (const std::system_error&) {
    throw;
  } catch (...) {  // a part of the script's behaviour
  }
}

std::string read_checkpoint(const ExploreOptions& options) {
  if (!options.checkpoint) return {};
  return golden::read_file(*options.checkpoint).value_or("");
}

/// A file that cannot be written is for the user to hear before hours have gone into it.
void try_to_write(const ExploreOptions& options, const std::string& checkpoint) {
  if (options.checkpoint) golden::write_file(*options.checkpoint, checkpoint);
  if (options.logs) make_folder(*options.logs);
}

Result explore_with_progress(const ExploreDemo& command, Options& options) {
  const std::atomic<bool>& interrupted = note_interrupts();
  ExploreProgress progress;
  options.on_progress = [&](const explore::Progress& now) {
    progress.show(now);
    return !interrupted;
  };
  options.name = command.key;
  try {
    return explore::run(options, command.script);
  } catch (const RuntimeError& error) {
    if (options.checkpoint.empty()) throw UsageError(error.what());
    throw UsageError("--checkpoint " + in_quotes(*command.options.checkpoint) + ": " +
                     error.what());
  }
}

/// Nothing is kept to go on from where all has been done.
void write_checkpoint(const ExploreOptions& options, const Result& result) {
  if (!options.checkpoint) return;
  if (result.checkpoint.empty()) {
    std::filesystem::remove(*options.checkpoint);
  } else {
    golden::write_file(*options.checkpoint, result.checkpoint);
  }
}

std::string report(const ExploreDemo& command, const Options& options, const Result& result) {
  const auto shrunk = [&](const explore::Failure& failure) {
    if (command.options.no_shrink) return failure.schedule;
    return explore::shrink(failure, options, command.script);
  };
  constexpr std::size_t wide = 100;
  const std::size_t width = isatty(STDOUT_FILENO) == 1 ? help_width(STDOUT_FILENO) : wide;
  const auto drawn = [&](const std::string& schedule) {
    return explore::picture(schedule, options, command.script, width);
  };
  return summary(result, what_is_missing(result, options)) +
         failures(result, options, command.replay, shrunk, drawn);
}

ExitCode exit_code(const Result& result) {
  const std::size_t endless = result.distinct(explore::Failure::Kind::step_limit);
  if (result.failures.size() != endless) return ExitCode::no;
  return result.stopped || endless != 0 ? ExitCode::gave_up : ExitCode::yes;
}

}  // namespace

ExitCode carry_out(const ExploreDemo& command) {
  Options options = command.options.for_library(*command.demo);
  run_once(command);
  options.checkpoint = read_checkpoint(command.options);
  try_to_write(command.options, options.checkpoint);
  const Result result = explore_with_progress(command, options);
  write_checkpoint(command.options, result);
  if (command.options.logs) write_logs(*command.options.logs, result);
  const ShardResult shard{.exploration = command.key,
                          .shard = options.shard,
                          .result = result,
                          .missing = what_is_missing(result, options)};
  write_to_stdout(command.options.json ? to_json(shard) : report(command, options, result),
                  "the report");
  return exit_code(result);
}

ExitCode carry_out(const MergeShards& command) {
  std::vector<ShardResult> shards;
  for (const std::string& file : command.files) {
    const std::optional<std::string> text = golden::read_file(file);
    if (!text) throw UsageError("there is no file " + in_quotes(file));
    shards.push_back(parse_json(*text, file));
  }
  const ShardResult whole = merged(shards, command.files);
  write_to_stdout(command.json ? to_json(whole) : summary(whole.result, whole.missing),
                  "the report");
  return exit_code(whole.result);
}

}  // namespace threadlab::cli
