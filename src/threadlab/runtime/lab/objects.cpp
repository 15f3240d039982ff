#include <fmt/format.h>

#include <cstddef>
#include <threadlab/runtime/lab/objects.hpp>

namespace threadlab::runtime::lab {

ObjectId Objects::add(ObjectKind kind) {
  const std::uint32_t number = ++numbers_[static_cast<std::size_t>(kind)];
  objects_.push_back({.kind = kind, .number = number, .name = {}});
  return static_cast<ObjectId>(objects_.size());
}

std::string Objects::name(ObjectId id) const {
  const Object& object = objects_[id - 1];
  const std::string by_number = fmt::format("{}-{}", runtime::name(object.kind), object.number);
  return object.name.empty() ? by_number : fmt::format("{} ({})", object.name, by_number);
}

void Objects::note(const Step& step, const LabThread& thread, std::uint64_t lines) {
  switch (step.operation) {
    case Operation::lock_acquire:
    case Operation::rlock_acquire:
    case Operation::condition_reacquire:
      hold(step.object, &thread, lines);
      break;
    case Operation::condition_notified:
      hold(step.other, &thread, lines);
      break;
    case Operation::lock_release:
    case Operation::rlock_release:
      hold(step.object, nullptr, lines);
      break;
    case Operation::condition_wait:
      hold(step.other, nullptr, lines);
      break;
    default:
      break;
  }
}

void Objects::hold(ObjectId lock, const LabThread* holder, std::uint64_t lines) {
  Object& held = objects_[lock - 1];
  held.holder = holder;
  held.held_since_line = lines;
}

void Objects::clear() {
  objects_.clear();
  numbers_ = {};
}

}  // namespace threadlab::runtime::lab
