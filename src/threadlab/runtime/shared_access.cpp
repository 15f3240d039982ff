#include <fmt/format.h>

#include <string>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/shared_access.hpp>
#include <threadlab/runtime/thread_state.hpp>

namespace threadlab::runtime {
namespace {

constexpr auto always = []() noexcept { return true; };

std::string line_of(const lab::LabThread& thread, Operation operation, lab::Place place) {
  return fmt::format("{} {} it at {}:{}", thread.self.thread->name,
                     operation == Operation::shared_write ? "writes" : "reads", place.file,
                     place.line);
}

/// The access of another thread that is due now and races with this one; null when there is none.
const lab::LabThread* rival_of(const lab::Lab& lab, const lab::LabThread& me, const Step& step) {
  for (const lab::LabThread* const other : lab.threads()) {
    const Step& due = other->request->step;
    if (other == &me || due.object != step.object || other->request->place == nullptr) continue;
    const bool one_writes =
        step.operation == Operation::shared_write || due.operation == Operation::shared_write;
    if (one_writes) return other;
  }
  return nullptr;
}

}  // namespace

void SharedObject::access_in_lab(Operation operation, lab::Place place) const {
  const Step step{.operation = operation, .object = lab::object_of(marked_)};
  std::string race;
  const auto look_around = [&] {
    const lab::LabThread& me = *self().lab_thread;
    const lab::LabThread* const rival = rival_of(me.lab, me, step);
    if (rival == nullptr) return;
    race = fmt::format("a race on {}: {}, while {}", me.lab.objects().name(step.object),
                       line_of(me, operation, place),
                       line_of(*rival, rival->request->step.operation, *rival->request->place));
  };
  (void)lab::take(
      {.step = step, .guard = always, .action = look_around, .never_waits = true, .place = &place},
      forever);
  if (!race.empty()) lab::fail(std::move(race));
}

}  // namespace threadlab::runtime
