#include <fmt/format.h>

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

// An exploration: OS threads search the tree, sharing it among them, and what they found is added
// up.

namespace threadlab::explore {
namespace {

using Program = std::function<void()>;

void check(const Options& options) {
  if (runtime::self().lab_thread != nullptr) throw RuntimeError("a lab cannot explore");
  if (options.jobs < 1) throw ValueError("an exploration needs one job or more");
  if (options.jobs > most_jobs) {
    throw ValueError(fmt::format("an exploration takes at most {} jobs", most_jobs));
  }
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

class Exploration {
 public:
  Exploration(const Options& options, const Program& program, Checkpoint before)
      : options_(options),
        program_(program),
        before_(std::move(before)),
        control_(options, before_.so_far.executions),
        tally_(options.kept_logs) {
    for (int job = 0; job != options.jobs; ++job) {
      workers_.push_back(std::make_unique<Worker>(options, program, control_));
    }
  }

  Result run() {
    if (before_.is_incomplete) control_.incomplete();
    add(before_.so_far);
    if (options_.method == Method::dpor) put_parts();
    std::vector<Job> jobs;
    for (const auto& worker : workers_) jobs.emplace_back([&worker] { worker->work(); });
    attend(jobs);
    control_.rethrow();
    return conclude();
  }

 private:
  using Job = std::function<void()>;

  void add(const Result& result) {
    for (const Log& log : result.logs) control_.add_log(Digest::parse(log.digest));
    tally_.add(result);
  }

  void put_parts() {
    std::vector<Part> parts = {Part{}};
    if (!options_.checkpoint.empty()) parts = std::move(before_.parts);
    // A shard that was stopped before it knew its parts begins anew.
    const bool is_whole = parts.size() == 1 && parts.front().nodes.empty();
    if (options_.shard.count > 1 && is_whole) parts = parts_of_shard(std::move(parts));
    for (const Part& part : parts) share_before_ -= part.weight;
    control_.put(std::move(parts));
  }

  std::vector<Part> parts_of_shard(std::vector<Part> whole) {
    std::optional<ShardOfTree> own;
    attend({[&]() noexcept {
      try {
        own = split(options_, program_, control_);
      } catch (...) {
        control_.fail(std::current_exception());
      }
    }});
    if (!own) return whole;
    add(own->counted);
    control_.count_executions(own->counted.executions);
    return std::move(own->parts);
  }

  /// Returns when all have been done.
  void attend(const std::vector<Job>& jobs) {
    if (jobs.size() == 1 && !options_.on_progress) return jobs.front()();
    Crew crew(jobs);
    while (!crew.has_finished(std::chrono::milliseconds(100))) {
      if (options_.on_progress && !options_.on_progress(progress())) control_.stop();
    }
  }

  [[nodiscard]] Progress progress() {
    double share = std::max(share_before_, 0.0);  // which rounding may miss
    Progress progress{.executions = control_.executions(),
                      .distinct_logs = control_.distinct_logs(),
                      .failures = before_.so_far.failures.size(),
                      .estimate = 0,
                      .elapsed = before_.so_far.elapsed + control_.elapsed()};
    for (const auto& worker : workers_) {
      share += worker->share_done();
      progress.failures = std::max(progress.failures, worker->failures());
    }
    if (share > 1e-9) progress.estimate = static_cast<double>(progress.executions) / share;
    return progress;
  }

  Result conclude() {
    for (const auto& worker : workers_) {
      if (worker->has_worked()) tally_.add(worker->tally().result());
    }
    Result result = tally_.result();
    result.elapsed = before_.so_far.elapsed + control_.elapsed();
    std::vector<Part> rest = control_.rest();
    result.stopped = !rest.empty() || control_.has_samples();
    result.complete = !result.stopped && !control_.is_incomplete() &&
                      result.distinct(Failure::Kind::step_limit) == 0;
    if (!rest.empty()) {
      result.checkpoint =
          Checkpoint{
              .so_far = result, .is_incomplete = control_.is_incomplete(), .parts = std::move(rest)}
              .to_string(options_);
    }
    return result;
  }

  const Options& options_;
  const Program& program_;
  Checkpoint before_;
  Control control_;
  Tally tally_;              // but for what the workers count
  double share_before_ = 1;  // of the tree, that had been searched before
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

std::size_t Result::distinct(Failure::Kind kind) const {
  return static_cast<std::size_t>(std::ranges::count(failures, kind, &Failure::kind));
}

Result merge(const std::vector<Result>& shards) {
  std::size_t logs = 0;
  for (const Result& shard : shards) logs += shard.logs.size();
  Tally tally(logs);
  bool complete = true;
  bool stopped = false;
  Duration elapsed{0};
  for (const Result& shard : shards) {
    tally.add(shard);
    complete = complete && shard.complete;
    stopped = stopped || shard.stopped;
    elapsed += shard.elapsed;
  }
  Result result = tally.result();
  result.complete = complete;
  result.stopped = stopped;
  result.elapsed = elapsed;
  return result;
}

}  // namespace threadlab::explore
