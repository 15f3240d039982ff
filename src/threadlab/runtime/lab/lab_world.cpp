#include <threadlab/errors.hpp>
#include <threadlab/runtime/lab/lab_world.hpp>
#include <threadlab/runtime/lab/sanitizers.hpp>
#include <threadlab/runtime/thread_state.hpp>

namespace threadlab::runtime::lab {
namespace {

/// When every run in the lab begins: 2000-01-01 00:00:00, UTC.
constexpr std::chrono::sys_days beginning = std::chrono::year(2000) / 1 / 1;

constexpr auto never = []() noexcept { return false; };
constexpr auto nothing = []() noexcept {};

}  // namespace

LabWorld::LabWorld(Lab& lab, RandomStream random) : lab_(lab) {
  set_main_thread(make_living({.world = *this,
                               .kind = ThreadState::Kind::main,
                               .random = random,
                               .name = "MainThread",
                               .ident = 1,
                               .native_id = 1}));
}

void LabWorld::spawn(ThreadPtr thread) {
  const sanitizers::Unseen unseen;
  try {
    lab_.spawn(*this, thread);
  } catch (const std::bad_alloc&) {
    throw RuntimeError("can't start new thread");
  }
}

void LabWorld::sleep(Duration duration) {
  const sanitizers::Unseen unseen;
  (void)lab_.take({.step = {.operation = Operation::sleep}, .guard = never, .action = nothing},
                  duration);
}

std::uint64_t LabWorld::ident() const { return lab_.current_number() + std::uint64_t{1}; }

std::chrono::sys_time<Duration> LabWorld::wall_clock() const {
  const std::chrono::sys_time<Duration> start = beginning;
  const Duration latest = std::chrono::sys_time<Duration>::max() - start;
  return start + std::min(lab_.now(), latest);
}

}  // namespace threadlab::runtime::lab
