#include <algorithm>
#include <threadlab/explore/tally.hpp>
#include <tuple>

namespace threadlab::explore {

std::optional<Digest> Tally::add(const Execution& execution) {
  ++executions_;
  steps_ += execution.steps;
  longest_ = std::max(longest_, execution.steps);
  if (execution.failure) {
    FailureKey key(*execution.failure, execution.report);
    const auto known = failures_.find(key);
    const bool is_shorter = known == failures_.end() || execution.steps < known->second.steps;
    add_failure(std::move(key), {.executions = 1,
                                 .steps = execution.steps,
                                 .schedule = is_shorter ? execution.schedule() : ""});
    return std::nullopt;
  }
  const Digest digest = Digest::of(execution.log);
  const auto known = logs_.find(digest);
  if (known != logs_.end()) {
    ++known->second.executions;
    return std::nullopt;
  }
  if (logs_.size() < kept_logs_) {
    logs_.emplace(digest, KnownLog{.executions = 1,
                                   .schedule = execution.schedule(),
                                   .text = std::string(execution.log)});
  } else {
    logs_.emplace(digest, KnownLog{.executions = 1});
  }
  return digest;
}

void Tally::add_blocked(std::uint64_t steps) {
  ++blocked_;
  steps_ += steps;
}

void Tally::add(const Result& other) {
  executions_ += other.executions;
  blocked_ += other.blocked;
  steps_ += other.steps;
  longest_ = std::max(longest_, other.longest);
  for (const Log& log : other.logs) {
    add_log(Digest::parse(log.digest),
            {.executions = log.executions, .schedule = log.schedule, .text = log.text});
  }
  for (const Failure& failure : other.failures) {
    add_failure(
        {failure.kind, failure.report},
        {.executions = failure.executions, .steps = failure.steps, .schedule = failure.schedule});
  }
}

void Tally::add_log(const Digest& digest, const KnownLog& log) {
  KnownLog& known = logs_[digest];
  known.executions += log.executions;
  if (!known.schedule.empty() || log.schedule.empty()) return;
  known.schedule = log.schedule;
  known.text = log.text;
}

void Tally::add_failure(FailureKey key, const KnownFailure& failure) {
  const auto [known, is_new] = failures_.try_emplace(std::move(key), failure);
  if (is_new) return;
  known->second.executions += failure.executions;
  if (failure.schedule.empty() || failure.steps >= known->second.steps) return;
  known->second.steps = failure.steps;
  known->second.schedule = failure.schedule;
}

Result Tally::result() const {
  Result result;
  result.executions = executions_;
  result.blocked = blocked_;
  result.steps = steps_;
  result.longest = longest_;
  for (const auto& [digest, log] : logs_) {
    result.logs.push_back({.digest = digest.to_string(),
                           .executions = log.executions,
                           .schedule = log.schedule,
                           .text = log.text});
  }
  std::ranges::sort(result.logs, [](const Log& a, const Log& b) {
    return std::tie(b.executions, a.digest) < std::tie(a.executions, b.digest);
  });
  for (const auto& [key, failure] : failures_) {
    result.failures.push_back({.kind = key.first,
                               .report = key.second,
                               .executions = failure.executions,
                               .steps = failure.steps,
                               .schedule = failure.schedule});
  }
  std::ranges::stable_sort(result.failures, [](const Failure& a, const Failure& b) {
    return std::tie(a.kind, b.executions) < std::tie(b.kind, a.executions);
  });
  return result;
}

}  // namespace threadlab::explore
