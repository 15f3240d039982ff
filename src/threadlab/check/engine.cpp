#include <threadlab/check/engine.hpp>
#include <threadlab/excepthook.hpp>
#include <threadlab/logging.hpp>

namespace threadlab::check {
namespace {

/// What a line looks like is asked before it is printed.
class NoFormat final : public log::Formatter {
 public:
  void format(const log::Record& /*record*/, fmt::memory_buffer& /*out*/) const override {}
};

logging::Config nowhere() {
  logging::Config config;
  config.level = logging::Level::debug;
  config.formatter = std::make_shared<NoFormat>();
  config.sink = log::FileSink::nowhere();
  return config;
}

/// Kept from one run to the next, with what a run needs.
engine::Lab& the_lab() {
  thread_local engine::Lab lab;
  return lab;
}

}  // namespace

RunEnd run_once(const Program& program, engine::Timing timing, engine::Strategy& strategy) {
  engine::Lab& lab = the_lab();
  const engine::Outcome outcome = lab.run(program, strategy,
                                          {.timing = timing,
                                           .max_steps = UINT64_MAX,
                                           .log = nowhere(),
                                           .excepthook = [](const ExceptHookArgs& /*args*/) {}});
  return {.has_finished = outcome == engine::Outcome::finished,
          .schedule = lab.schedule(),
          .exception = lab.exception()};
}

}  // namespace threadlab::check
