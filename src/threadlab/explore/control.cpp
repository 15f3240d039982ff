#include <iterator>
#include <threadlab/explore/control.hpp>
#include <utility>

namespace threadlab::explore {

Control::Control(const Options& options, std::uint64_t executions_before)
    : options_(options), executions_(executions_before) {}

void Control::put(std::vector<Part> parts) {
  const std::scoped_lock guard(mutex_);
  parts_ = {std::make_move_iterator(parts.rbegin()), std::make_move_iterator(parts.rend())};
  parts_in_all_ = parts_.size();
}

std::optional<Part> Control::take() {
  const std::scoped_lock guard(mutex_);
  if (parts_.empty()) return std::nullopt;
  Part part = std::move(parts_.back());
  parts_.pop_back();
  return part;
}

std::optional<std::uint64_t> Control::take_sample() {
  const std::uint64_t sample = samples_.fetch_add(1, std::memory_order_relaxed);
  if (sample >= options_.runs) return std::nullopt;
  return sample;
}

void Control::leave(Part part) {
  const std::scoped_lock guard(mutex_);
  left_.push_back(std::move(part));
}

void Control::finish_part() { parts_done_.fetch_add(1, std::memory_order_relaxed); }

std::vector<Part> Control::rest() {
  const std::scoped_lock guard(mutex_);
  std::vector<Part> rest = left_;
  rest.insert(rest.end(), parts_.rbegin(), parts_.rend());
  return rest;
}

bool Control::stops() {
  if (stops_.load(std::memory_order_relaxed)) return true;
  const bool enough = options_.max_executions && executions() >= *options_.max_executions;
  const bool late = options_.time_limit && elapsed() >= *options_.time_limit;
  if (enough || late) stop();
  return enough || late;
}

void Control::fail(std::exception_ptr error) {
  const std::scoped_lock guard(mutex_);
  if (!error_) error_ = std::move(error);
  stop();
}

void Control::rethrow() {
  const std::scoped_lock guard(mutex_);
  if (error_) std::rethrow_exception(error_);
}

Duration Control::elapsed() const { return Clock::now() - start_; }

double Control::share_done(double share) const {
  const auto parts = static_cast<double>(parts_in_all_.load(std::memory_order_relaxed));
  const auto done = static_cast<double>(parts_done_.load(std::memory_order_relaxed));
  return parts == 0 ? 0 : (done + share) / parts;
}

}  // namespace threadlab::explore
