#pragma once

// Every schedule of a program: what it can print, where it can hang, which of its claims can break.
//
// run() walks the schedules that can differ in what is observed, each once, by dynamic
// partial-order reduction (explore/dpor.hpp), or samples them. The program is a function as
// lab::run takes it; it is called once an execution, from several OS threads at a time when `jobs`
// says so, so what it uses it must make.
//
// A result is complete when every schedule has been asked to its end, under the assumptions made
// (`timing`, and no more than `max_values` values of one random draw). One that is not says so.
//
// Example:
//     const explore::Result result = explore::run({}, [] {
//       Lock lock;
//       Thread thread({.target = [&] { lock.acquire(); }});
//       thread.start();
//       thread.join();
//     });
//     if (!result.failures.empty()) logging::error("{}", result.failures.front().report);

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <threadlab/explore/observe.hpp>
#include <threadlab/lab.hpp>
#include <threadlab/logging.hpp>
#include <threadlab/time.hpp>
#include <vector>

namespace threadlab::explore {

/// How schedules are chosen. All but `dpor` take `runs` samples and are never complete.
enum class Method : std::uint8_t {
  dpor,    // each that can differ, once
  random,  // every choice is as likely as any other
  pct,     // probabilistic concurrency testing (Burckhardt et al., 2010)
  pos,     // partial-order sampling (Yuan, Yang and Gu, 2018)
};

/// One of `count` parts of the tree of executions, from 1; together they are the whole, and no
/// execution is in two.
struct Shard {
  std::uint32_t index = 1;
  std::uint32_t count = 1;

  friend bool operator==(const Shard&, const Shard&) = default;
};

/// What is known while an exploration runs.
struct Progress {
  std::uint64_t executions;
  std::size_t distinct_logs;
  std::size_t failures;
  double estimate;  // of all executions there will be; 0: not known
  Duration elapsed;
};

inline constexpr int most_jobs = 1024;

struct Options {
  Method method = Method::dpor;
  Observe observe = Observe::log;
  lab::Timing timing = lab::Timing::ideal;
  std::uint64_t max_values = 8;  // of one random draw; of more, so many are sampled
  /// No more than so many in an execution. Executions are not reduced to those that can differ
  /// then: more than two or three take longer than all schedules would.
  std::optional<int> preemptions = std::nullopt;
  std::uint64_t runs = 1000;  // samples
  std::uint64_t seed = 0;     // of the samples
  int pct_depth = 3;
  std::uint64_t max_steps = 100'000;  // of one execution
  std::optional<std::uint64_t> max_executions = std::nullopt;
  std::optional<Duration> time_limit = std::nullopt;
  /// OS threads. How many they are changes nothing of what is found, but which of several schedules
  /// is given for a log or a failure, how many executions are begun to no end, and, where there are
  /// more logs than are kept, which are. From 1 to most_jobs; where the system has fewer threads,
  /// as many as it has.
  int jobs = 1;
  Shard shard = {};
  std::size_t kept_logs = 10'000;  // so many distinct logs are kept whole
  // How a line of the log looks.
  std::string format = "(%(threadName)-10s) %(message)s";
  std::optional<std::string> datefmt = std::nullopt;
  std::function<std::shared_ptr<const log::Formatter>()> make_formatter = {};  // given: instead
  logging::Level level = logging::Level::debug;

  /// Called about ten times a second, in the calling thread. False: stop, with what is known.
  std::function<bool(const Progress&)> on_progress = {};

  std::string name = {};  // of the program: a checkpoint is good for the same one only

  /// A checkpoint to go on from: Result::checkpoint of an exploration with the same options.
  std::string checkpoint = {};
};

/// A log that the program can print.
struct Log {
  std::string digest;        // 32 hexadecimal digits; equal for equal logs
  std::uint64_t executions;  // that print it
  std::string schedule;      // of one of them; empty when it was not kept
  std::string text;          // likewise. Under Observe::state, thread by thread
};

/// A way in which the program can go wrong.
struct Failure {
  enum class Kind : std::uint8_t { deadlock, broken, exception, step_limit };

  Kind kind;
  std::string report;        // what is wrong, for a reader; equal for equal failures
  std::uint64_t executions;  // that end so
  std::uint64_t steps;       // of the shortest of them
  std::string schedule;      // of that one
};

struct Result {
  /// How many distinct failures of that kind there are.
  [[nodiscard]] std::size_t distinct(Failure::Kind kind) const;

  bool complete = false;
  bool stopped = false;  // before the end, by a limit or by on_progress
  std::uint64_t executions = 0;
  std::uint64_t blocked = 0;  // begun, and found to repeat others
  std::uint64_t steps = 0;
  std::uint64_t longest = 0;  // steps of one execution
  Duration elapsed{0};
  std::vector<Log> logs;          // the commonest first
  std::vector<Failure> failures;  // by kind, then the commonest first
  std::string checkpoint;         // empty when there is nothing left to do
};

/// Throws ValueError for options that make no sense, RuntimeError when the program starts more than
/// 63 threads or the checkpoint is of other options, and what lab::run throws.
[[nodiscard]] Result run(const Options& options, const std::function<void()>& program);

/// The results of all shards of one exploration, added up. That they are all, and of one
/// exploration, is for the caller to see to.
[[nodiscard]] Result merge(const std::vector<Result>& shards);

/// A schedule with few context switches that ends in the same failure.
[[nodiscard]] std::string shrink(const Failure& failure, const Options& options,
                                 const std::function<void()>& program);

/// A run as columns, one a thread, with a row a step.
[[nodiscard]] std::string picture(const std::string& schedule, const Options& options,
                                  const std::function<void()>& program, std::size_t width = 100);

}  // namespace threadlab::explore
