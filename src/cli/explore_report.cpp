#include <fmt/format.h>

#include <algorithm>
#include <cli/explore_report.hpp>

namespace threadlab::cli {
namespace {

using explore::Failure;
using explore::Method;
using explore::Options;
using explore::Result;

double seconds(Duration duration) { return std::chrono::duration<double>(duration).count(); }

std::string row(std::string_view name, std::string_view value) {
  return fmt::format("{:<17}{}\n", name, value);
}

/// The command that replays a failure.
std::string replay_of(const Failure& failure, const std::string& replay,
                      const std::string& schedule, const Options& options) {
  std::string command = fmt::format("{} {}", replay, schedule);
  if (failure.kind != Failure::Kind::step_limit) return command;
  return command + fmt::format(" --max-steps {}", options.max_steps);
}

}  // namespace

std::string what_is_missing(const Result& result, const Options& options) {
  if (result.complete) return {};
  if (result.stopped) return "stopped before the end";
  if (options.method != Method::dpor) return "samples only";
  if (options.preemptions) {
    return fmt::format("no execution with more than {} preemption{}", *options.preemptions,
                       *options.preemptions == 1 ? "" : "s");
  }
  if (result.distinct(Failure::Kind::step_limit) != 0) {
    return fmt::format("an execution was given up after {} steps", options.max_steps);
  }
  return fmt::format("of a random draw, {} values were tried", options.max_values);
}

std::string summary(const Result& result, const std::string& missing) {
  const double time = seconds(result.elapsed);
  std::string text = row("executions", fmt::format("{}", result.executions));
  if (result.blocked != 0) {
    text += row("given up", fmt::format("{} that repeated others", result.blocked));
  }
  text += row("distinct logs", fmt::format("{}", result.logs.size()));
  text += row("deadlocks", fmt::format("{}", result.distinct(Failure::Kind::deadlock)));
  text += row("broken claims", fmt::format("{}", result.distinct(Failure::Kind::broken)));
  text += row("exceptions", fmt::format("{}", result.distinct(Failure::Kind::exception)));
  if (const std::size_t endless = result.distinct(Failure::Kind::step_limit); endless != 0) {
    text += row("without end", fmt::format("{}", endless));
  }
  text += row("longest run", fmt::format("{} steps", result.longest));
  const double rate = time > 0 ? static_cast<double>(result.executions) / time : 0;
  text += row("time", fmt::format("{:.3f} s, {:.0f} executions a second", time, rate));
  return text + row("complete", missing.empty() ? "yes" : "no: " + missing);
}

std::string failures(const Result& result, const Options& options, const std::string& replay,
                     const std::function<std::string(const Failure&)>& shrunk,
                     const std::function<std::string(const std::string&)>& drawn) {
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i != std::min(shown, result.failures.size()); ++i) {
    const Failure& failure = result.failures[i];
    const std::string schedule = shrunk(failure);
    text += fmt::format("\n{}{}\nTo replay it: {}\n", failure.report, drawn(schedule),
                        replay_of(failure, replay, schedule, options));
  }
  if (result.failures.size() > shown) {
    text += fmt::format("\nand {} more\n", result.failures.size() - shown);
  }
  return text;
}

}  // namespace threadlab::cli
