#include <threadlab/excepthook.hpp>
#include <threadlab/explore/runner.hpp>
#include <threadlab/log/percent_format.hpp>
#include <threadlab/runtime/lab/report.hpp>

namespace threadlab::explore {
namespace {

using runtime::lab::Outcome;
using runtime::lab::Timing;

std::shared_ptr<const log::Formatter> formatter_of(const Options& options) {
  if (options.make_formatter) return options.make_formatter();
  return std::make_shared<log::PercentFormat>(options.format, options.datefmt);
}

}  // namespace

Runner::Runner(const Options& options, const std::function<void()>& program)
    : options_(options),
      program_(program),
      keeper_(std::make_shared<LogKeeper>(formatter_of(options), options.observe)),
      tally_(options.kept_logs) {}

Outcome Runner::run(runtime::lab::Strategy& strategy, std::uint64_t seed) {
  return run(strategy, seed, 0);
}

Outcome Runner::run(Dpor& search, std::uint64_t seed) {
  return run(search, seed, last_ == &search ? search.lines_in_common() : 0);
}

Outcome Runner::run(runtime::lab::Strategy& strategy, std::uint64_t seed,
                    std::uint32_t known_lines) {
  last_ = &strategy;
  keeper_->rewind(known_lines);
  report_.clear();
  runtime::lab::Terms terms{
      .timing = options_.timing == lab::Timing::ideal ? Timing::ideal : Timing::any,
      .max_steps = options_.max_steps,
      .seed = seed,
      .known_lines = known_lines,
      .log = kept_by(keeper_, options_.level)};
  terms.on_sealed = [this](Outcome outcome) {
    if (outcome == Outcome::finished || outcome == Outcome::abandoned) return;
    report_ += describe(lab_, outcome, runtime::lab::Detail::without_lines);
  };
  terms.excepthook = [this](const ExceptHookArgs& args) {
    report_ +=
        "Exception in thread " + args.thread.name() + ":\n" + describe(args.exc_value) + "\n";
  };
  outcome_ = lab_.run(program_, strategy, std::move(terms));
  if (lab_.exception() != nullptr) {
    report_ += "Exception in the main thread:\n" + describe(lab_.exception()) + "\n";
  }
  return outcome_;
}

std::optional<Failure::Kind> Runner::failure() const {
  switch (outcome_) {
    case Outcome::deadlock:
      return Failure::Kind::deadlock;
    case Outcome::broken:
      return Failure::Kind::broken;
    case Outcome::step_limit:
      return Failure::Kind::step_limit;
    case Outcome::finished:
    case Outcome::abandoned:
      break;
  }
  if (lab_.uncaught() != 0 || lab_.exception() != nullptr) return Failure::Kind::exception;
  return std::nullopt;
}

std::optional<Digest> Runner::count(std::function<std::string()> schedule) {
  const std::optional<Failure::Kind> failed = failure();
  return tally_.add({.log = failed ? std::string_view() : log(),
                     .steps = lab_.steps(),
                     .failure = failed,
                     .report = report_,
                     .schedule = std::move(schedule)});
}

std::optional<Digest> Runner::count(const Dpor& search) {
  if (!search.is_blocked()) return count([&] { return search.schedule().to_string(); });
  tally_.add_blocked(lab_.steps());
  return std::nullopt;
}

}  // namespace threadlab::explore
