#include "brute_force.hpp"

#include <threadlab/excepthook.hpp>
#include <threadlab/log/percent_format.hpp>
#include <threadlab/logging.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/lab_world.hpp>
#include <threadlab/runtime/self.hpp>
#include <vector>

namespace threadlab::check {
namespace {

namespace engine = runtime::lab;

/// Counts through all choices, the last one fastest.
class Odometer {
 public:
  void restart() { place_ = 0; }

  std::size_t choose(std::size_t options) {
    if (place_ == digits_.size()) digits_.push_back({0, options});
    return digits_[place_++].value;
  }

  /// False: it has been through.
  bool advance() {
    while (!digits_.empty() && digits_.back().value + 1 == digits_.back().base) digits_.pop_back();
    if (!digits_.empty()) ++digits_.back().value;
    return !digits_.empty();
  }

 private:
  struct Digit {
    std::size_t value;
    std::size_t base;
  };
  std::vector<Digit> digits_;
  std::size_t place_ = 0;
};

class EveryChoice final : public engine::ChoosingStrategy {
 public:
  explicit EveryChoice(Odometer& odometer) : odometer_(odometer) {}

  std::optional<std::int64_t> draw(engine::Lab& /*lab*/, runtime::RandomStream& /*random*/,
                                   std::int64_t lo, std::int64_t hi) override {
    return lo + static_cast<std::int64_t>(odometer_.choose(static_cast<std::size_t>(hi - lo) + 1));
  }

 private:
  engine::Option pick(engine::Lab& /*lab*/, const std::vector<engine::Option>& options) override {
    return options[odometer_.choose(options.size())];
  }

  Odometer& odometer_;
};

class Keeping final : public log::Formatter {
 public:
  explicit Keeping(std::string& kept) : kept_(kept) {}

  void format(const log::Record& record, fmt::memory_buffer& out) const override {
    const std::size_t begin = out.size();
    format_.format(record, out);
    kept_.append(out.data() + begin, out.size() - begin);
  }

 private:
  const log::PercentFormat format_{"(%(threadName)-10s) %(message)s"};
  std::string& kept_;
};

struct Run {
  bool has_finished;
  std::string log;
};

Run run(const std::function<void()>& program, engine::Timing timing, Odometer& odometer) {
  Run result{};
  odometer.restart();
  engine::Lab lab;
  EveryChoice strategy(odometer);
  logging::Config config;
  config.level = logging::Level::debug;
  config.formatter = std::make_shared<Keeping>(result.log);
  config.sink = log::FileSink::nowhere();
  const auto end = lab.run(program, strategy,
                           {.timing = timing,
                            .max_steps = 100'000,
                            .log = std::move(config),
                            .excepthook = [](const ExceptHookArgs&) {}});
  result.has_finished = end == engine::Outcome::finished;
  return result;
}

}  // namespace

std::optional<AllLogs> all_logs(const std::function<void()>& program, lab::Timing timing,
                                std::size_t most_runs) {
  const auto engine_timing =
      timing == lab::Timing::any ? engine::Timing::any : engine::Timing::ideal;
  AllLogs logs;
  Odometer odometer;
  std::size_t runs = 0;
  do {
    if (++runs > most_runs) return std::nullopt;
    Run result = run(program, engine_timing, odometer);
    if (result.has_finished) logs.of_whole_runs.insert(result.log);
    logs.of_any_run.insert(std::move(result.log));
  } while (odometer.advance());
  return logs;
}

}  // namespace threadlab::check
