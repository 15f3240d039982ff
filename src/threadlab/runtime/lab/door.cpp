#include <threadlab/errors.hpp>
#include <threadlab/runtime/lab/door.hpp>
#include <threadlab/runtime/lab/dying.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/sanitizers.hpp>
#include <threadlab/runtime/self.hpp>
#include <utility>

namespace threadlab::runtime {
namespace {

constexpr auto always = []() noexcept { return true; };

}  // namespace

namespace lab {

std::uint32_t enlist(ObjectKind kind, Named named) {
  // Not self(): the process's own world makes objects while the first thread asks for itself.
  Lab* const lab = calling_thread == nullptr ? nullptr : calling_thread->lab;
  if (lab == nullptr) return 0;
  const sanitizers::Unseen unseen;
  const ObjectId id = lab->objects().add(kind);
  if (!named.name.empty()) lab->objects().set_name(id, std::string(named.name));
  return id | number_mark;
}

bool take(const Request& request, Timeout timeout) {
  LabThread* const thread = self().lab_thread;
  if (thread == nullptr || !thread->lab.objects().has(request.step.object)) {
    throw RuntimeError("an object made in a lab is of no use outside that run of it");
  }
  if (!sanitizers::thread || thread->is_dying) return thread->lab.take(request, timeout);
  const bool taken = [&] {
    const sanitizers::Unseen unseen;
    return thread->lab.take(request, timeout);
  }();
  sanitizers::ordered_by(request.step.object);
  sanitizers::ordered_by(request.step.other);
  return taken;
}

void take(const Step& step, FunctionRef<void()> action) {
  (void)take({.step = step, .guard = always, .action = action, .never_waits = true}, forever);
}

void fail(std::string failure) {
  LabThread* const thread = self().lab_thread;
  if (thread != nullptr) thread->lab.fail(std::move(failure));
}

void touched(ObjectId object) { sanitizers::ordered_by(object); }

bool is_dying() {
  const LabThread* const thread = self().lab_thread;
  return thread != nullptr && thread->is_dying;
}

void show_item(std::uint64_t item, std::size_t room) {
  if (self().lab_thread == nullptr) return;
  self().lab_thread->item = item;
  self().lab_thread->room = room;
}

void refuse_to_block() {
  if (self().lab_thread != nullptr) {
    throw RuntimeError(
        "cannot wait in the lab for an object made outside: make it in the function that the lab "
        "runs");
  }
}

}  // namespace lab
}  // namespace threadlab::runtime
