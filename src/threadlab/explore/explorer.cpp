#include <algorithm>
#include <memory>
#include <threadlab/errors.hpp>
#include <threadlab/explore/checkpoint.hpp>
#include <threadlab/explore/control.hpp>
#include <threadlab/explore/crew.hpp>
#include <threadlab/explore/split.hpp>
#include <threadlab/explore/worker.hpp>
#include <threadlab/runtime/self.hpp>
#include <utility>

// An exploration: the tree is cut into parts, OS threads work them off, and what they found is
// added up.

namespace threadlab::explore {
namespace {

using Program = std::function<void()>;

/// More parts than there are threads or shards, so that all are busy to the end.
constexpr std::size_t parts_each = 32;

void check(const Options& options) {
  if (runtime::self().lab_thread != nullptr) throw RuntimeError("a lab cannot explore");
  if (options.jobs < 1) throw ValueError("an exploration needs one job or more");
  if (options.max_values < 1) throw ValueError("a random draw has one value or more");
  if (options.preemptions && *options.preemptions < 0) {
    throw ValueError("there are no fewer than 0 preemptions");
  }
  const Shard shard = options.shard;
  if (shard.index < 1 || shard.index > shard.count) {
    throw ValueError("a shard's number is from 1 to how many there are");
  }
  if (shard.count > 1 && options.method != Method::dpor) {
    throw ValueError("samples are not sharded: give each machine a seed of its own");
  }
}

/// The parts to work off; what ends above their cut is counted in the runner.
std::vector<Part> first_parts(Runner& runner, const Options& options, Control& control) {
  if (options.shard.count > 1) {
    const bool is_first = options.shard.index == 1;
    const std::size_t wanted = parts_each * options.shard.count;
    return of_shard(split(runner, options, wanted, is_first, control), options.shard);
  }
  if (options.jobs == 1) return {Part{}};
  return split(runner, options, parts_each * static_cast<std::size_t>(options.jobs), true, control);
}

class Exploration {
 public:
  Exploration(const Options& options, const Program& program, Checkpoint before)
      : options_(options),
        before_(std::move(before)),
        control_(options, before_.so_far.executions),
        splitter_(options, program) {
    for (int job = 0; job != options.jobs; ++job) {
      workers_.push_back(std::make_unique<Worker>(options, program, control_));
    }
  }

  Result run() {
    if (before_.is_incomplete) control_.incomplete();
    if (options_.method == Method::dpor) put_parts();
    work();
    control_.rethrow();
    return conclude();
  }

 private:
  void put_parts() {
    const bool goes_on = !options_.checkpoint.empty();
    control_.put(goes_on ? std::move(before_.parts) : first_parts(splitter_, options_, control_));
  }

  void work() {
    Crew crew(workers_);
    while (!crew.has_finished(std::chrono::milliseconds(100))) {
      if (options_.on_progress && !options_.on_progress(progress())) control_.stop();
    }
  }

  [[nodiscard]] Progress progress() const {
    double share = 0;
    Progress progress{.executions = control_.executions(),
                      .distinct_logs = before_.so_far.logs.size(),
                      .failures = before_.so_far.failures.size(),
                      .estimate = 0,
                      .elapsed = before_.so_far.elapsed + control_.elapsed()};
    for (const auto& worker : workers_) {
      share += worker->share_done();
      progress.distinct_logs = std::max(progress.distinct_logs, worker->distinct_logs());
      progress.failures = std::max(progress.failures, worker->failures());
    }
    const double done = control_.share_done(share);
    if (done > 0) progress.estimate = static_cast<double>(progress.executions) / done;
    return progress;
  }

  Result conclude() {
    Tally tally = std::move(splitter_.tally());
    tally.add(before_.so_far);
    for (const auto& worker : workers_) tally.add(worker->tally().result());
    Result result = tally.result();
    result.elapsed = before_.so_far.elapsed + control_.elapsed();
    std::vector<Part> rest = control_.rest();
    result.complete = rest.empty() && !control_.is_incomplete();
    if (!rest.empty()) {
      result.checkpoint =
          Checkpoint{
              .so_far = result, .is_incomplete = control_.is_incomplete(), .parts = std::move(rest)}
              .to_string(options_);
    }
    return result;
  }

  const Options& options_;
  Checkpoint before_;
  Control control_;
  Runner splitter_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace

Result run(const Options& options, const Program& program) {
  check(options);
  Checkpoint before;
  if (!options.checkpoint.empty()) before = Checkpoint::parse(options.checkpoint, options);
  try {
    return Exploration(options, program, std::move(before)).run();
  } catch (const runtime::lab::ScheduleError& error) {
    throw RuntimeError(error.what());
  }
}

Result merge(const std::vector<Result>& shards) {
  std::size_t logs = 0;
  for (const Result& shard : shards) logs += shard.logs.size();
  Tally tally(logs);
  bool complete = true;
  Duration elapsed{0};
  for (const Result& shard : shards) {
    tally.add(shard);
    complete = complete && shard.complete;
    elapsed += shard.elapsed;
  }
  Result result = tally.result();
  result.complete = complete;
  result.elapsed = elapsed;
  return result;
}

}  // namespace threadlab::explore
