#pragma once

// The laboratory: runs a function, and every thread it starts, in virtual time and in an order that
// is chosen, not met with. A run is the same, byte for byte, every time; any run can be replayed
// from its schedule; ten seconds of sleep take no time.
//
// The threads are fibers on the calling thread of the operating system. Every step of a primitive
// made in the function is announced, chosen by the strategy, and then taken; between two steps a
// thread runs undisturbed. What the function uses of threadlab it must make itself: an object made
// outside cannot be waited for in the lab, nor one made in the lab outside.
//
// A thread_local of the program's own is shared by all threads of a run; Local<T> is not. Code that
// blocks by other means than threadlab's, or spins without a step, stops the whole run.
//
// Example:
//     const lab::Result result = lab::run({.seed = 7}, [] {
//       Thread thread({.target = [] { sleep(1h); }});
//       thread.start();
//     });
//     if (result.outcome != lab::Outcome::finished) logging::error("{}", result.report);

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <threadlab/logging.hpp>
#include <threadlab/time.hpp>

namespace threadlab::lab {

/// What makes the choices.
enum class Strategy : std::uint8_t {
  fifo,    // a thread runs until it blocks; ready threads go in the order they became ready
  random,  // every choice is as likely as any other
  pct,     // probabilistic concurrency testing (Burckhardt et al., 2010)
};

/// What is assumed of speed. `ideal`: time passes only when no thread can step, then to the
/// earliest deadline. `any`: nothing; a sleep or a timeout may end at any moment after it began.
enum class Timing : std::uint8_t { ideal, any };

enum class Outcome : std::uint8_t {
  finished,    // the main thread and every other non-daemon thread have ended
  deadlock,    // one of them never will
  step_limit,  // they had not after max_steps
  broken,      // a claim of the program's was false, or two threads raced on a Shared value
};

struct Options {
  std::optional<std::uint64_t> seed = std::nullopt;  // of the strategy and of randint; absent: 0
  std::optional<Strategy> strategy = std::nullopt;   // absent: random with a seed, else fifo
  Timing timing = Timing::ideal;
  int pct_depth = 3;
  std::string schedule = {};  // given: replayed; it brings its own timing
  bool lenient = false;       // a schedule that does not fit is left for fifo, not refused
  std::uint64_t max_steps = 10'000'000;
  logging::Config log = {.format = "(%(threadName)-10s) %(message)s",
                         .level = logging::Level::debug};
  bool watchdog = false;  // says on stderr when no step has come for 10 s of real time
};

struct Result {
  Outcome outcome;
  std::string schedule;  // replays this run
  std::string log;       // unless Options::log has a sink or a filename, to which it went instead
  std::string report;    // why it did not finish; empty when it did
  std::uint64_t steps;
  Duration virtual_time;
  std::size_t uncaught_exceptions;  // threads that ended by an exception
  std::exception_ptr exception;     // what left the function itself, if anything
};

/// A schedule that cannot be read, or does not fit the program; what() says where.
class ScheduleError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws ScheduleError; RuntimeError "a lab cannot run in a lab"; what basic_config throws.
[[nodiscard]] Result run(Options options, const std::function<void()>& program);

}  // namespace threadlab::lab
