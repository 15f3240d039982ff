#include <threadlab/errors.hpp>
#include <threadlab/runtime/lab/door.hpp>
#include <threadlab/runtime/lab/dying.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/self.hpp>

namespace threadlab::runtime {
namespace {

constexpr auto always = []() noexcept { return true; };
constexpr auto nothing = []() noexcept {};

}  // namespace

Expiry Expiry::plain() { return {.may = always, .then = nothing}; }

namespace lab {

std::uint32_t enlist(ObjectKind kind, Named named) {
  // Not self(): the process's own world makes objects while the first thread asks for itself.
  Lab* const lab = calling_thread == nullptr ? nullptr : calling_thread->lab;
  if (lab == nullptr) return 0;
  const ObjectId id = lab->add_object(kind);
  if (!named.name.empty()) lab->name_object(id, std::string(named.name));
  return id | number_mark;
}

bool take(const Request& request, Timeout timeout) {
  LabThread* const thread = self().lab_thread;
  if (thread == nullptr || !thread->lab.has_object(request.step.object)) {
    throw RuntimeError("an object made in a lab is of no use outside that run of it");
  }
  return thread->lab.take(request, timeout);
}

void take(const Step& step, FunctionRef<void()> action) {
  (void)take({.step = step, .guard = always, .action = action}, forever);
}

bool is_dying() {
  const LabThread* const thread = self().lab_thread;
  return thread != nullptr && thread->is_dying;
}

void show_item(std::uint64_t item) {
  if (self().lab_thread != nullptr) self().lab_thread->item = item;
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
