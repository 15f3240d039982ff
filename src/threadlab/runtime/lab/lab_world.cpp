#include <threadlab/errors.hpp>
#include <threadlab/root_logger.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/lab_world.hpp>
#include <threadlab/runtime/lab/sanitizers.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>

namespace threadlab::runtime::lab {
namespace {

/// When every run in the lab begins: 2000-01-01 00:00:00, UTC.
constexpr std::chrono::sys_days beginning = std::chrono::year(2000) / 1 / 1;

constexpr auto always = []() noexcept { return true; };
constexpr auto never = []() noexcept { return false; };
constexpr auto nothing = []() noexcept {};

}  // namespace

LabWorld::LabWorld(Lab& lab, RandomStream random, logging::Config log) : lab_(lab) {
  this->log().prepare(std::move(log));
  set_main_thread(make_living({.world = *this,
                               .kind = ThreadState::Kind::main,
                               .random = random,
                               .name = "MainThread",
                               .ident = 1,
                               .native_id = 1}));
}

std::optional<std::uint64_t> LabWorld::spawn(ThreadPtr thread) {
  const sanitizers::Unseen unseen;
  try {
    lab_.spawn(*this, thread);
    return std::nullopt;  // when it begins is for the schedule to say
  } catch (const std::bad_alloc&) {
    throw RuntimeError("can't start new thread");
  }
}

void LabWorld::sleep(Duration duration) {
  const sanitizers::Unseen unseen;
  (void)lab_.take({.step = {.operation = Operation::sleep}, .guard = never, .action = nothing},
                  duration);
}

// One step, for a choice of whom to join next would depend on who has finished by then.
void LabWorld::join_all() {
  const sanitizers::Unseen unseen;
  const Registry& registry = threads();
  const ThreadPtr& me = self().thread;
  const auto all_finished = [&]() noexcept { return registry.awaits_nobody(me); };
  lab_.take({.step = {.operation = Operation::program_join, .object = registry.lab_object()},
             .guard = all_finished,
             .action = nothing},
            forever);
}

void LabWorld::end() {
  const sanitizers::Unseen unseen;
  lab_.take({.step = {.operation = Operation::program_end},
             .guard = always,
             .action = nothing,
             .never_waits = true},
            forever);
}

bool LabWorld::add_line() { return lab_.add_line(); }

std::uint64_t LabWorld::ident() const { return lab_.current_number() + std::uint64_t{1}; }

Duration LabWorld::elapsed() const { return lab_.elapsed(); }

std::chrono::sys_time<Duration> LabWorld::start() const { return beginning; }

std::chrono::sys_time<Duration> LabWorld::wall_clock() const {
  const Duration latest = std::chrono::sys_time<Duration>::max() - start();
  return start() + std::min(lab_.now(), latest);
}

}  // namespace threadlab::runtime::lab
