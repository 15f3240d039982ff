#include <cli/errors.hpp>
#include <cli/run_options.hpp>
#include <filesystem>

namespace threadlab::cli {
namespace {

bool are_one_file(const std::string& a, const std::string& b) {
  std::error_code ignored;  // a file that does not exist yet is equivalent to none
  return a == b || std::filesystem::equivalent(a, b, ignored);
}

}  // namespace

void RunOptions::declare(Arguments& arguments) {
  using golden::Match;
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
      {{"exact", Match::exact}, {"per-thread", Match::per_thread}, {"lines", Match::lines}},
      "how the golden's order binds: exact, per-thread (each thread's lines in "
      "theirs) or lines (in any) [per-thread]");
  arguments.flag("update", update, "write the log to the golden file instead");
  arguments.flag("help", help, "show this help", "-h");
}

void RunOptions::check() const {
  if (update && !golden) throw UsageError("--update needs --golden FILE, the file to write");
  if (match && !golden) throw UsageError("--match needs --golden FILE, the file to compare with");
  if (golden && log_file && are_one_file(*golden, *log_file)) {
    throw UsageError("--log-file and --golden are one file; to write a golden use --update");
  }
}

}  // namespace threadlab::cli
