#include <threadlab/root_logger.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/runtime/world.hpp>
#include <utility>

namespace threadlab::runtime {

Registry::~Registry() {
  while (Place* const place = threads_.first()) {
    threads_.remove(*place);
    place->thread.reset();
  }
}

void Registry::add(ThreadPtr thread) noexcept {
  region_.look([&] {
    Place& place = thread->place;
    place.thread = std::move(thread);
    threads_.push_back(place);
    ++size_;
  });
  lab::touched(region_.lab_object());
}

ThreadPtr Registry::remove(ThreadState& thread) noexcept {
  ThreadPtr kept;
  region_.look([&] {
    kept.swap(thread.place.thread);
    if (kept == nullptr) return;
    threads_.remove(thread.place);
    --size_;
  });
  lab::touched(region_.lab_object());
  return kept;
}

template <class Reader>
auto Registry::look_for_awaited(const ThreadPtr& ending, Reader reader) const {
  const auto is_awaited = [&](const ThreadPtr& thread) {
    return thread->kind == ThreadState::Kind::ordinary && thread != ending &&
           !thread->daemon;  // which nobody can change any more
  };
  lab::touched(region_.lab_object());
  const lab::ByHand by_hand(region_.lab_object());
  return region_.look([&] {
    const Place* place = threads_.first();
    while (place != nullptr && !is_awaited(place->thread)) place = place->links.next;
    return reader(place);
  });
}

ThreadPtr Registry::find_awaited(const ThreadPtr& ending) const {
  return look_for_awaited(
      ending, [](const Place* place) { return place != nullptr ? place->thread : nullptr; });
}

bool Registry::awaits_nobody(const ThreadPtr& ending) const {
  return look_for_awaited(ending, [](const Place* place) { return place == nullptr; });
}

std::vector<ThreadPtr> Registry::all() const {
  return region_.read(Operation::enumerate, [&] {
    std::vector<ThreadPtr> all;
    all.reserve(size_);
    for (const Place* place = threads_.first(); place != nullptr; place = place->links.next) {
      all.push_back(place->thread);
    }
    return all;
  });
}

std::size_t Registry::size() const {
  return region_.read(Operation::enumerate, [&] { return size_; });
}

World::World() : log_(std::make_unique<logging::RootLogger>()) {}
World::~World() = default;

int World::next_name() {
  int name = 0;
  names_region_.update(Operation::thread_new, [&]() noexcept { name = ++names_; });
  return name;
}

void World::set_excepthook(ExceptHook hook) {
  const std::scoped_lock guard(hook_mutex_);
  hook_.swap(hook);
}

World::ExceptHook World::excepthook() const {
  const std::scoped_lock guard(hook_mutex_);
  return hook_;
}

World& world() { return *self().world; }

}  // namespace threadlab::runtime
