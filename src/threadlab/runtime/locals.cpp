#include <mutex>
#include <threadlab/runtime/locals.hpp>
#include <utility>

namespace threadlab::runtime {
namespace {

/// Which slots are free, and the next stamp.
struct Slots {
  std::mutex mutex;
  std::vector<std::size_t> free;  // all below: guarded by the mutex
  std::size_t count = 0;
  std::uint64_t stamps = 0;
};

Slots& slots() {
  // Never destroyed: a static Local gives its slot back while the program ends.
  static auto* const all = new Slots;
  return *all;
}

}  // namespace

LocalKey::LocalKey() {
  Slots& all = slots();
  const std::scoped_lock guard(all.mutex);
  if (all.free.empty()) {
    all.free.reserve(all.count + 1);  // giving a slot back must not fail
    slot_ = all.count++;
  } else {
    slot_ = all.free.back();
    all.free.pop_back();
  }
  stamp_ = ++all.stamps;
}

LocalKey::~LocalKey() {
  Slots& all = slots();
  const std::scoped_lock guard(all.mutex);
  all.free.push_back(slot_);
}

void Locals::reserve(const LocalKey& key) {
  if (key.slot() >= values_.size()) values_.resize(key.slot() + 1);
}

void Locals::set(const LocalKey& key, void* value, Destroy destroy_value) noexcept {
  const Value made{.stamp = key.stamp(), .value = value, .destroy = destroy_value};
  destroy(std::exchange(values_[key.slot()], made));
}

void Locals::erase(const LocalKey& key) noexcept {
  if (find(key) != nullptr) destroy(std::exchange(values_[key.slot()], {}));
}

void Locals::clear() noexcept {
  while (!values_.empty()) {
    const Value last = values_.back();
    values_.pop_back();
    destroy(last);
  }
}

}  // namespace threadlab::runtime
