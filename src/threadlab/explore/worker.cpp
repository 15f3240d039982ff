#include <exception>
#include <threadlab/errors.hpp>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/explore/pos_strategy.hpp>
#include <threadlab/explore/split.hpp>
#include <threadlab/explore/worker.hpp>
#include <utility>

namespace threadlab::explore {
namespace {

/// How often what is known is made known: every so many executions.
constexpr std::uint64_t between_news = 64;

std::unique_ptr<runtime::lab::Strategy> make_strategy(const Options& options, std::uint64_t seed) {
  switch (options.method) {
    case Method::random:
      return runtime::lab::make_random(seed);
    case Method::pct:
      return runtime::lab::make_pct(seed, options.pct_depth);
    case Method::pos:
      return make_pos(seed, options.observe);
    case Method::dpor:
      break;
  }
  throw ValueError("there is no such method");
}

}  // namespace

Worker::Worker(const Options& options, const std::function<void()>& program, Control& control)
    : options_(options), control_(control), program_(program) {}

void Worker::work() noexcept {
  try {
    runner_.emplace(options_, program_);
    options_.method == Method::dpor ? work_parts() : take_samples();
  } catch (...) {
    control_.fail(std::current_exception());
  }
}

void Worker::work_parts() {
  while (!control_.stops()) {
    std::optional<Part> part = control_.take();
    if (!part) return;
    Dpor search(dpor_options(options_), std::move(*part));
    work_part(search);
    if (!search.is_complete()) control_.incomplete();
    control_.finish_part();
  }
}

void Worker::work_part(Dpor& search) {
  const double before = share_;
  for (std::uint64_t runs = 1; search.next(); ++runs) {
    (void)runner_->run(search, options_.seed);
    add_log(runner_->count(search));
    if (!search.is_blocked()) control_.count_executions(1);
    if (control_.wants_parts()) search.share_out();
    control_.put(search.take_handed_out());
    if (runs % between_news == 0) publish(before + search.share_done());
    if (control_.stops() && search.has_more()) return control_.put({search.rest()});
  }
  publish(before + search.share_done());
}

void Worker::take_samples() {
  control_.incomplete();
  while (!control_.stops()) {
    const std::optional<std::uint64_t> sample = control_.take_sample();
    if (!sample) break;
    const std::uint64_t seed = options_.seed + *sample;
    const auto strategy = make_strategy(options_, seed);
    (void)runner_->run(*strategy, seed);
    add_log(runner_->count([&] { return runner_->lab().schedule().to_string(); }));
    control_.count_executions(1);
    publish(0);
  }
}

void Worker::add_log(const std::optional<Digest>& first_seen) {
  if (first_seen) control_.add_log(*first_seen);
}

void Worker::publish(double share) {
  share_.store(share, std::memory_order_relaxed);
  failures_.store(tally().distinct_failures(), std::memory_order_relaxed);
}

}  // namespace threadlab::explore
