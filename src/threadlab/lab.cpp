#include <threadlab/errors.hpp>
#include <threadlab/lab.hpp>
#include <threadlab/log/percent_format.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/report.hpp>
#include <threadlab/runtime/lab/watchdog.hpp>
#include <threadlab/runtime/self.hpp>
#include <utility>

namespace threadlab::lab {
namespace {

namespace engine = runtime::lab;

/// What an OS thread keeps from one run to the next.
struct Workplace {
  engine::Lab lab;
  std::unique_ptr<engine::Strategy> fifo = engine::make_fifo();

  // The last format of a log that was asked for.
  std::string format;
  std::optional<std::string> datefmt;
  std::shared_ptr<const log::Formatter> formatter;
};

Workplace& workplace() {
  thread_local Workplace here;
  return here;
}

std::shared_ptr<const log::Formatter> formatter_of(logging::Config& config) {
  if (config.formatter) return std::move(config.formatter);
  Workplace& here = workplace();
  if (!here.formatter || here.format != config.format || here.datefmt != config.datefmt) {
    here.formatter = std::make_shared<log::PercentFormat>(config.format, config.datefmt);
    here.format = std::move(config.format);
    here.datefmt = std::move(config.datefmt);
  }
  return here.formatter;
}

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

/// The config with its formatter made and its file opened. A log that goes nowhere else is kept in
/// the result.
logging::Config prepared(logging::Config config, std::string& kept) {
  std::shared_ptr<const log::Formatter> formatter = formatter_of(config);
  if (!config.sink && config.filename.empty()) {
    config.formatter = std::make_shared<KeepingFormat>(std::move(formatter), kept);
    config.sink = log::FileSink::nowhere();
    return config;
  }
  config.formatter = std::move(formatter);
  if (!config.sink) config.sink = log::FileSink::open(config.filename);
  return config;
}

engine::Timing to_engine(Timing timing) {
  return timing == Timing::ideal ? engine::Timing::ideal : engine::Timing::any;
}

/// Null: the workplace's fifo.
std::unique_ptr<engine::Strategy> make_strategy(const Options& options, engine::Schedule schedule) {
  if (!options.schedule.empty()) return engine::make_replay(std::move(schedule), options.lenient);
  const Strategy by_default = options.seed ? Strategy::random : Strategy::fifo;
  switch (options.strategy.value_or(by_default)) {
    case Strategy::fifo:
      return nullptr;
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
    case engine::Outcome::broken:
      return Outcome::broken;
    case engine::Outcome::step_limit:
    case engine::Outcome::abandoned:  // by an explorer's strategy only
      break;
  }
  return Outcome::step_limit;
}

Result run_with(Options& options, engine::Strategy& strategy, engine::Timing timing,
                runtime::FunctionRef<void()> program) {
  engine::Lab& lab = workplace().lab;
  Result result{};
  engine::Terms terms{.timing = timing,
                      .max_steps = options.max_steps,
                      .seed = options.seed.value_or(0),
                      .log = prepared(std::move(options.log), result.log)};
  terms.on_sealed = [&](engine::Outcome outcome) {
    if (outcome != engine::Outcome::finished) result.report = engine::describe(lab, outcome);
  };
  const std::unique_ptr<engine::Watchdog> watchdog =
      options.watchdog ? std::make_unique<engine::Watchdog>(lab) : nullptr;
  result.outcome = to_public(lab.run(program, strategy, std::move(terms)));
  result.schedule = lab.schedule().to_string();
  result.steps = lab.steps();
  result.virtual_time = lab.now();
  result.uncaught_exceptions = lab.uncaught();
  result.exception = lab.exception();
  return result;
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
  const std::unique_ptr<engine::Strategy> strategy = make_strategy(options, std::move(schedule));
  return run_with(options, strategy ? *strategy : *workplace().fifo, timing, program);
} catch (const engine::ScheduleError& error) {
  throw ScheduleError(error.what());
}

}  // namespace threadlab::lab
