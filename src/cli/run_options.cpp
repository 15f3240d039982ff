#include <cli/errors.hpp>
#include <cli/run_options.hpp>
#include <filesystem>
#include <utility>

namespace threadlab::cli {
namespace {

bool are_one_file(const std::string& a, const std::string& b) {
  std::error_code ignored;  // a file that does not exist yet is equivalent to none
  return a == b || std::filesystem::equivalent(a, b, ignored);
}

/// The options of a run in the lab.
void declare_lab(RunOptions& options, Arguments& arguments) {
  using lab::Strategy;
  using lab::Timing;
  arguments.section("In the lab");
  arguments.flag("lab", options.lab, "run in virtual time, the same bytes every time");
  arguments.choice<Strategy>(
      "strategy", options.strategy, "NAME",
      {{"fifo", Strategy::fifo}, {"random", Strategy::random}, {"pct", Strategy::pct}},
      "who goes next: fifo, random or pct [fifo; random with --seed]");
  arguments.text("schedule", options.schedule, "STRING",
                 "replay the run that has this schedule; @FILE reads it there");
  arguments.choice<Timing>("timing", options.timing, "HOW",
                           {{"ideal", Timing::ideal}, {"any", Timing::any}},
                           "what is assumed of speed: ideal or any [ideal]");
  arguments.flag("lenient", options.lenient,
                 "go on as fifo where the schedule does not fit the program");
  arguments.number("max-steps", options.max_steps, "give up after so many steps [10000000]");
  arguments.flag("print-schedule", options.print_schedule, "print the run's schedule on stderr");
  arguments.text("schedule-file", options.schedule_file, "FILE",
                 "write the run's schedule to FILE");
}

void check_lab(const RunOptions& options) {
  if (options.schedule && options.strategy) {
    throw UsageError("--strategy does not go with --schedule, which makes the choices itself");
  }
  if (options.schedule && options.timing) {
    throw UsageError("--timing does not go with --schedule, which brings its own");
  }
  if (options.lenient && !options.schedule) {
    throw UsageError("--lenient needs --schedule STRING, the schedule that may not fit");
  }
  if (options.in_lab()) {
    if (options.speed != 1) throw UsageError("--speed does not go with --lab, where time jumps");
    return;
  }
  if (options.print_schedule) throw UsageError("--print-schedule needs --lab");
  if (options.schedule_file) throw UsageError("--schedule-file needs --lab");
  if (options.max_steps) throw UsageError("--max-steps needs --lab");
}

}  // namespace

void RunOptions::declare(Arguments& arguments) {
  using Match = GoldenMatch;
  arguments.section("Run options");
  arguments.text("format", format, "FORMAT",
                 "lines of the log: a Python %-format, 'tutorial' (each script's own) or 'json' "
                 "[(%(threadName)-10s) %(message)s]");
  arguments.text("datefmt", datefmt, "FORMAT", "%(asctime)s, as strftime writes it");
  arguments.text("log-file", log_file, "FILE", "write the log to FILE, afresh, and not to stdout");
  arguments.choice<WhenToColor>(
      "color", color, "WHEN",
      {{"auto", WhenToColor::automatic},
       {"always", WhenToColor::always},
       {"never", WhenToColor::never}},
      "colour thread names on stdout: always, never or auto, which is on a terminal [auto]");
  arguments.factor("speed", speed, "let time pass X times as fast");
  arguments.number("seed", seed, "draw the same random numbers in every run");
  arguments.text("golden", golden, "FILE", "compare the log with FILE; exit 1 if it differs");
  arguments.choice<Match>(
      "match", match, "HOW",
      {{"legal", Match::legal},
       {"exact", Match::exact},
       {"per-thread", Match::per_thread},
       {"lines", Match::lines}},
      "what is the same: exact (all), per-thread (each thread's lines in their order), lines (in "
      "any), or legal: that some schedule prints it [legal; exact with --lab]");
  arguments.flag("update", update, "write the log to the golden file instead");
  declare_lab(*this, arguments);
  arguments.flag("help", help, "show this help", "-h");
}

void RunOptions::check() const {
  check_lab(*this);
  if (update && !golden) throw UsageError("--update needs --golden FILE, the file to write");
  if (match && !golden) throw UsageError("--match needs --golden FILE, the file to compare with");
  if (golden && log_file && are_one_file(*golden, *log_file)) {
    throw UsageError("--log-file and --golden are one file; to write a golden use --update");
  }
  for (const auto& [name, file] :
       {std::pair("--log-file", log_file), std::pair("--golden", golden)}) {
    if (schedule_file && file && are_one_file(*schedule_file, *file)) {
      throw UsageError(std::string("--schedule-file and ") + name + " are one file; give it two");
    }
  }
}

}  // namespace threadlab::cli
