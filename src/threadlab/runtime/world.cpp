#include <algorithm>
#include <threadlab/root_logger.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/runtime/world.hpp>

namespace threadlab::runtime {

void Registry::add(ThreadPtr thread) {
  std::list<ThreadPtr> node;
  node.push_back(std::move(thread));
  region_.update(Operation::enumerate, [&]() noexcept { threads_.splice(threads_.end(), node); });
}

void Registry::remove(const ThreadState& thread) {
  std::list<ThreadPtr>
      node;  // outlives the step: dropping a thread may run its target's destructor
  region_.update(Operation::enumerate, [&]() noexcept {
    const auto found = std::ranges::find(threads_, &thread, &ThreadPtr::get);
    if (found != threads_.end()) node.splice(node.end(), threads_, found);
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
