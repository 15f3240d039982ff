#include <threadlab/check/engine.hpp>
#include <threadlab/excepthook.hpp>
#include <threadlab/logging.hpp>
#include <threadlab/runtime/lab/lab_world.hpp>
#include <threadlab/runtime/self.hpp>

namespace threadlab::check {
namespace {

/// The lab owns its strategy; ours outlives many labs.
class Borrowed final : public engine::Strategy {
 public:
  explicit Borrowed(engine::Strategy& strategy) : strategy_(strategy) {}

  engine::Decision choose(engine::Lab& lab, engine::LabThread* running) override {
    return strategy_.choose(lab, running);
  }
  std::int64_t draw(runtime::RandomStream& random, std::int64_t lo, std::int64_t hi) override {
    return strategy_.draw(random, lo, hi);
  }
  void parked(engine::Lab& lab, engine::LabThread& thread) override {
    strategy_.parked(lab, thread);
  }
  void stepped(engine::Lab& lab, const runtime::Step& step) override {
    strategy_.stepped(lab, step);
  }
  void finished() override { strategy_.finished(); }

 private:
  engine::Strategy& strategy_;
};

/// What a line looks like is asked before it is printed.
class NoFormat final : public log::Formatter {
 public:
  void format(const log::Record& /*record*/, fmt::memory_buffer& /*out*/) const override {}
};

void be_quiet() {
  logging::Config config;
  config.level = logging::Level::debug;
  config.formatter = std::make_shared<NoFormat>();
  config.sink = log::FileSink::nowhere();
  logging::basic_config(std::move(config));
  excepthook = [](const ExceptHookArgs& /*args*/) {};
}

}  // namespace

RunEnd run_once(const Program& program, engine::Timing timing, engine::Strategy& strategy) {
  constexpr std::uint64_t no_limit = UINT64_MAX;
  engine::Lab lab(std::make_unique<Borrowed>(strategy), timing, {.max_steps = no_limit});
  runtime::self().lab = &lab;  // the world's own objects belong to the lab, too
  engine::LabWorld world(lab, runtime::RandomStream(0));
  runtime::self().lab = nullptr;
  const auto quiet_program = [&] {
    be_quiet();
    program();
  };
  const engine::Outcome outcome = lab.run(world, world.main_thread(), quiet_program);
  return {.has_finished = outcome == engine::Outcome::finished,
          .schedule = lab.schedule(),
          .exception = lab.exception()};
}

}  // namespace threadlab::check
