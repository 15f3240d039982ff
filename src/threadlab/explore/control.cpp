#include <algorithm>
#include <iterator>
#include <threadlab/explore/control.hpp>
#include <utility>

namespace threadlab::explore {

Control::Control(const Options& options, std::uint64_t executions_before)
    : options_(options), executions_(executions_before) {}

void Control::put(std::vector<Part> parts) {
  if (parts.empty()) return;
  const std::scoped_lock guard(mutex_);
  std::ranges::move(parts, std::back_inserter(parts_));
  wants_parts_ = false;
  changed_.notify_all();
}

std::optional<Part> Control::take() {
  std::unique_lock guard(mutex_);
  ++waiting_;
  wants_parts_ = parts_.empty();
  changed_.wait(guard, [this] { return !parts_.empty() || unfinished_ == 0 || stops_; });
  --waiting_;
  if (parts_.empty() || stops_) return std::nullopt;
  // The oldest: it begins nearest to the root, as a rule.
  Part part = std::move(parts_.front());
  parts_.pop_front();
  ++unfinished_;
  wants_parts_ = parts_.empty() && waiting_ != 0;
  return part;
}

void Control::finish_part() {
  const std::scoped_lock guard(mutex_);
  if (--unfinished_ == 0) changed_.notify_all();
}

std::optional<std::uint64_t> Control::take_sample() {
  const std::uint64_t sample = samples_.fetch_add(1, std::memory_order_relaxed);
  if (sample >= options_.runs) return std::nullopt;
  return sample;
}

bool Control::has_samples() const {
  return options_.method != Method::dpor && samples_ < options_.runs;
}

std::vector<Part> Control::rest() {
  const std::scoped_lock guard(mutex_);
  return {parts_.begin(), parts_.end()};
}

bool Control::stops() {
  if (stops_) return true;
  const bool enough = options_.max_executions && executions() >= *options_.max_executions;
  const bool late = options_.time_limit && elapsed() >= *options_.time_limit;
  if (enough || late) stop();
  return enough || late;
}

void Control::stop() {
  const std::scoped_lock guard(mutex_);
  stops_ = true;
  changed_.notify_all();
}

void Control::fail(std::exception_ptr error) {
  {
    const std::scoped_lock guard(mutex_);
    if (!error_) error_ = std::move(error);
  }
  stop();
}

void Control::rethrow() {
  const std::scoped_lock guard(mutex_);
  if (error_) std::rethrow_exception(error_);
}

void Control::add_log(const Digest& log) {
  const std::scoped_lock guard(mutex_);
  logs_.insert(log);
}

std::size_t Control::distinct_logs() {
  const std::scoped_lock guard(mutex_);
  return logs_.size();
}

Duration Control::elapsed() const { return Clock::now() - start_; }

}  // namespace threadlab::explore
