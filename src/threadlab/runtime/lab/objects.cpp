#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <threadlab/runtime/lab/objects.hpp>

namespace threadlab::runtime::lab {

ObjectId Objects::add(ObjectKind kind) {
  const std::uint32_t number = ++numbers_[static_cast<std::size_t>(kind)];
  objects_.push_back({.kind = kind, .number = number});
  return static_cast<ObjectId>(objects_.size());
}

std::string Objects::name(ObjectId id) const {
  const Object& object = objects_[id - 1];
  const std::string by_number = fmt::format("{}-{}", runtime::name(object.kind), object.number);
  const auto given = std::ranges::find(names_, id, &std::pair<ObjectId, std::string>::first);
  return given == names_.end() ? by_number : fmt::format("{} ({})", given->second, by_number);
}

void Objects::clear() {
  objects_.clear();
  names_.clear();
  numbers_ = {};
}

}  // namespace threadlab::runtime::lab
