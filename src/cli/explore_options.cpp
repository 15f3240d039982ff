#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cli/errors.hpp>
#include <cli/explore_options.hpp>
#include <cli/log_formats.hpp>
#include <cli/text.hpp>
#include <limits>
#include <thread>

namespace threadlab::cli {
namespace {

using explore::Method;
using explore::Observe;

explore::Shard parse_shard(const std::string& text) {
  explore::Shard shard{.index = 0, .count = 0};
  const char* const end = text.data() + text.size();
  const char* const slash = std::from_chars(text.data(), end, shard.index).ptr;
  const bool has_slash = slash != end && *slash == '/';
  const bool is_whole =
      has_slash && std::from_chars(slash + 1, end, shard.count).ptr == end && slash + 1 != end;
  if (!is_whole || shard.index < 1 || shard.index > shard.count) {
    throw UsageError("--shard takes I/N, the I-th of N parts, not " + in_quotes(text));
  }
  return shard;
}

int cores() {
  const auto number = static_cast<int>(std::thread::hardware_concurrency());
  return std::clamp(number, 1, explore::most_jobs);
}

void declare_search(ExploreOptions& options, Arguments& arguments) {
  arguments.choice<Observe>("observe", options.observe, "WHAT",
                            {{"log", Observe::log}, {"state", Observe::state}},
                            "what counts: log, the order of all lines, or state, each thread's "
                            "own [log]");
  arguments.choice<lab::Timing>("timing", options.timing, "HOW",
                                {{"ideal", lab::Timing::ideal}, {"any", lab::Timing::any}},
                                "what is assumed of speed: ideal or any [ideal]");
  arguments.choice<Method>("strategy", options.strategy, "NAME",
                           {{"dpor", Method::dpor},
                            {"random", Method::random},
                            {"pct", Method::pct},
                            {"pos", Method::pos}},
                           "dpor, every schedule that can differ, or samples: random, pct, pos "
                           "[dpor]");
  arguments.number("runs", options.runs, "so many samples [1000]");
  arguments.number("seed", options.seed, "of the samples [0]");
  arguments.number("preemptions", options.preemptions,
                   "only executions with so many preemptions or fewer");
  arguments.number("max-values", options.max_values, "try so many values of one random draw [8]");
  arguments.number("max-steps", options.max_steps,
                   "give an execution up after so many steps "
                   "[100000]");
}

void declare_work(ExploreOptions& options, Arguments& arguments) {
  arguments.number("max-executions", options.max_executions, "stop after so many");
  arguments.duration("time-limit", options.time_limit, "stop after so long");
  arguments.count("jobs", options.jobs, "so many at once; 0 means one a core", 0);
  arguments.text("shard", options.shard, "I/N", "only the I-th of N parts of the whole");
  arguments.text("checkpoint", options.checkpoint, "FILE",
                 "go on from FILE, if it is there, and write it when stopped");
}

void declare_report(ExploreOptions& options, Arguments& arguments) {
  arguments.text("format", options.format, "FORMAT",
                 "lines of the log: a Python %-format, 'tutorial' (each script's own) or 'json' "
                 "[(%(threadName)-10s) %(message)s]");
  arguments.text("datefmt", options.datefmt, "FORMAT", "%(asctime)s, as strftime writes it");
  arguments.text("logs", options.logs, "DIR",
                 "write each distinct log, and its schedule, to a file in DIR");
  arguments.flag("json", options.json, "print the result as JSON");
  arguments.flag("no-shrink", options.no_shrink,
                 "show failures as found, not with the fewest switches of threads");
}

int to_int(std::uint64_t number) {
  constexpr std::uint64_t most = std::numeric_limits<int>::max();
  return static_cast<int>(std::min(number, most));
}

}  // namespace

void ExploreOptions::declare(Arguments& arguments) {
  arguments.section("Options of explore");
  declare_search(*this, arguments);
  declare_work(*this, arguments);
  declare_report(*this, arguments);
  arguments.flag("help", help, "show this help", "-h");
}

explore::Options ExploreOptions::for_library(const Demo& demo) const {
  explore::Options result;
  result.method = strategy.value_or(Method::dpor);
  const bool samples = result.method != Method::dpor;
  if (runs && !samples) throw UsageError("--runs needs --strategy random, pct or pos");
  if (seed && !samples) throw UsageError("--seed needs --strategy random, pct or pos");
  if (preemptions && samples) throw UsageError("--preemptions goes with --strategy dpor only");
  if (shard && samples) throw UsageError("--shard goes with --strategy dpor only");
  if (checkpoint && samples) throw UsageError("--checkpoint goes with --strategy dpor only");
  if (jobs > explore::most_jobs) {
    throw UsageError(fmt::format("--jobs takes at most {}, not {}", explore::most_jobs, jobs));
  }
  if (max_values == 0) throw UsageError("--max-values takes a whole number above 0");
  result.observe = observe.value_or(result.observe);
  result.timing = timing.value_or(result.timing);
  result.max_values = max_values.value_or(result.max_values);
  if (preemptions) result.preemptions = to_int(*preemptions);
  result.runs = runs.value_or(result.runs);
  result.seed = seed.value_or(result.seed);
  result.max_steps = max_steps.value_or(result.max_steps);
  result.max_executions = max_executions;
  result.time_limit = time_limit;
  result.jobs = jobs == 0 ? cores() : jobs;
  if (shard) result.shard = parse_shard(*shard);
  if (logs || json) result.kept_logs = std::numeric_limits<std::size_t>::max();
  const FormatText text = format_text(demo, format, datefmt);
  (void)make_line_formatter(text);  // refuses one that is none
  result.make_formatter = [text] { return make_line_formatter(text); };
  result.format = text.format;
  return result;
}

}  // namespace threadlab::cli
