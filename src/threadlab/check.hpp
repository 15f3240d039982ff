#pragma once

// Judges a log: is there a schedule of this program that prints just these lines?
//
// The log may come from anywhere that ran the same program: threads of the operating system,
// another machine, CPython. Its lines are compared by what a schedule determines: times and the
// system's numbers for threads and processes are left out by their place in the format. Random
// draws are choices. `legal` is said only after a replay of the schedule has printed the log;
// `illegal` only when every schedule has been looked at, or ruled out.
//
// Requires of the program: that it can run again and again, each time from the same beginning, and
// that its threads share plain data only under locks or behind what they wait for; that a number or
// a text that is got from a queue is all that is learned by getting it; that it does not give its
// threads the names that the runtime gives, "Thread-1"; and that what copies of the process do,
// which go a few steps further, does not change what it reads: a file it reads by pread, say.
//
// Example:
//     const auto greet = [] { logging::info("hello"); };
//     const check::Verdict verdict = check::check({}, greet, "(MainThread) hello\n");
//     if (verdict.answer != check::Answer::legal) logging::error("{}", verdict.why);

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <threadlab/lab.hpp>
#include <threadlab/time.hpp>
#include <vector>

namespace threadlab::check {

enum class Answer : std::uint8_t {
  legal,
  illegal,
  unknown,  // the time was over, or there were too many values that could be drawn
};

struct Options {
  std::string format = "(%(threadName)-10s) %(message)s";  // Python's, or "json"
  std::optional<std::string> datefmt = std::nullopt;
  lab::Timing timing = lab::Timing::any;
  bool partial = false;  // the log was cut off: it is the beginning of what is printed
  Duration time_limit = std::chrono::seconds(10);
};

struct Verdict {
  Answer answer = Answer::unknown;
  std::string schedule = {};  // legal: prints the log; with `partial` it goes on leniently
  std::size_t lines = 0;      // that the log has
  std::size_t prefix = 0;     // the first so many of them are printed by some schedule
  bool is_longest = false;    // and more by none
  std::vector<std::string> candidates = {};  // illegal: what could have come next; the first ten
  std::size_t more_candidates = 0;           // those that were found beside them
  std::string why = {};                      // illegal: a sentence, where one can be given
  std::exception_ptr exception = nullptr;    // what left the program itself when it ran as fifo
};

/// Throws log::FormatError for a format that Python would refuse; RuntimeError "a lab cannot run in
/// a lab".
[[nodiscard]] Verdict check(const Options& options, const std::function<void()>& program,
                            std::string_view log);

}  // namespace threadlab::check
