#include <threadlab/errors.hpp>
#include <threadlab/lab.hpp>
#include <threadlab/log/percent_format.hpp>
#include <threadlab/root_logger.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/lab_world.hpp>
#include <threadlab/runtime/lab/report.hpp>
#include <threadlab/runtime/lab/watchdog.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/thread.hpp>
#include <utility>

namespace threadlab::lab {
namespace {

namespace engine = runtime::lab;

/// Formats as another does, and keeps the lines.
class KeepingFormat final : public log::Formatter {
 public:
  KeepingFormat(std::shared_ptr<const log::Formatter> formatter, std::string& kept)
      : formatter_(std::move(formatter)), kept_(kept) {}

  void format(const log::Record& record, fmt::memory_buffer& out) const override {
    const std::size_t start = out.size();
    formatter_->format(record, out);
    kept_.append(out.data() + start, out.size() - start);
  }

 private:
  std::shared_ptr<const log::Formatter> formatter_;
  std::string& kept_;
};

/// A log that goes nowhere else is kept in the result.
void keep_log(logging::Config& config, std::string& kept) {
  if (config.sink || !config.filename.empty()) return;
  std::shared_ptr<const log::Formatter> formatter = std::move(config.formatter);
  if (!formatter) {
    formatter =
        std::make_shared<log::PercentFormat>(std::move(config.format), std::move(config.datefmt));
  }
  config.formatter = std::make_shared<KeepingFormat>(std::move(formatter), kept);
  config.sink = log::FileSink::nowhere();
}

engine::Timing to_engine(Timing timing) {
  return timing == Timing::ideal ? engine::Timing::ideal : engine::Timing::any;
}

std::unique_ptr<engine::Strategy> make_strategy(const Options& options, engine::Schedule schedule) {
  if (!options.schedule.empty()) return engine::make_replay(std::move(schedule), options.lenient);
  const Strategy by_default = options.seed ? Strategy::random : Strategy::fifo;
  switch (options.strategy.value_or(by_default)) {
    case Strategy::fifo:
      return engine::make_fifo();
    case Strategy::random:
      return engine::make_random(options.seed.value_or(0));
    case Strategy::pct:
      return engine::make_pct(options.seed.value_or(0), options.pct_depth);
  }
  throw ValueError("there is no such strategy");
}

Outcome to_public(engine::Outcome outcome) {
  switch (outcome) {
    case engine::Outcome::finished:
      return Outcome::finished;
    case engine::Outcome::deadlock:
      return Outcome::deadlock;
    case engine::Outcome::step_limit:
      break;
  }
  return Outcome::step_limit;
}

Result run_with(engine::Lab& lab, Options& options, const std::function<void()>& program) {
  std::string kept;
  keep_log(options.log, kept);
  runtime::self().lab = &lab;  // the world's own objects belong to the lab, too
  engine::LabWorld world(lab, runtime::RandomStream(options.seed.value_or(0)));
  runtime::self().lab = nullptr;
  std::string report;
  lab.on_sealed = [&](engine::Outcome outcome) { report = engine::describe(lab, outcome); };
  const auto configured = [&] {
    logging::basic_config(std::move(options.log));
    program();
  };
  const engine::Outcome outcome = lab.run(world, world.main_thread(), configured);
  return {.outcome = to_public(outcome),
          .schedule = lab.schedule().to_string(),
          .log = std::move(kept),
          .report = std::move(report),
          .steps = lab.steps(),
          .virtual_time = lab.now(),
          .uncaught_exceptions = world.uncaught(),
          .exception = lab.exception()};
}

}  // namespace

Result run(Options options, const std::function<void()>& program) try {
  if (runtime::self().lab_thread != nullptr) throw RuntimeError("a lab cannot run in a lab");
  engine::Schedule schedule;
  engine::Timing timing = to_engine(options.timing);
  if (!options.schedule.empty()) {
    schedule = engine::Schedule::parse(options.schedule);
    timing = schedule.timing;
  }
  engine::Lab lab(make_strategy(options, std::move(schedule)), timing,
                  {.max_steps = options.max_steps});
  const std::unique_ptr<engine::Watchdog> watchdog =
      options.watchdog ? std::make_unique<engine::Watchdog>(lab) : nullptr;
  return run_with(lab, options, program);
} catch (const engine::ScheduleError& error) {
  throw ScheduleError(error.what());
}

}  // namespace threadlab::lab
