#include <algorithm>
#include <threadlab/root_logger.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/runtime/world.hpp>

namespace threadlab::runtime {

Registry::Entry Registry::make_entry(ThreadPtr thread) {
  Entry entry;
  entry.push_back(std::move(thread));
  return entry;
}

void Registry::add(Entry& entry) noexcept {
  region_.look([&] { threads_.splice(threads_.end(), entry); });
  lab::touched(region_.lab_object());
}

void Registry::remove(const ThreadState& thread, Entry& entry) noexcept {
  region_.look([&] {
    const auto found = std::ranges::find(threads_, &thread, &ThreadPtr::get);
    if (found != threads_.end()) entry.splice(entry.end(), threads_, found);
  });
  lab::touched(region_.lab_object());
}

ThreadPtr Registry::find(FunctionRef<bool(const ThreadPtr&)> matches) const {
  lab::touched(region_.lab_object());
  const lab::ByHand by_hand(region_.lab_object());
  return region_.look([&] {
    const auto found =
        std::ranges::find_if(threads_, [&](const ThreadPtr& thread) { return matches(thread); });
    return found == threads_.end() ? nullptr : *found;
  });
}

ThreadPtr Registry::find_awaited(const ThreadPtr& ending) const {
  return find([&](const ThreadPtr& thread) {
    return thread->kind == ThreadState::Kind::ordinary && thread != ending &&
           !thread->daemon;  // which nobody can change any more
  });
}

std::vector<ThreadPtr> Registry::all() const {
  return region_.read(Operation::enumerate,
                      [&] { return std::vector<ThreadPtr>(threads_.begin(), threads_.end()); });
}

std::size_t Registry::size() const {
  return region_.read(Operation::enumerate, [&] { return threads_.size(); });
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
