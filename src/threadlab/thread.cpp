#include <fmt/format.h>

#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/thread.hpp>
#include <utility>

namespace threadlab {

using runtime::Operation;
using runtime::ThreadState;

namespace {

std::string default_name(runtime::World& world, const Target& target) {
  std::string name = "Thread-";
  const fmt::format_int number(world.next_name());
  name.append(number.data(), number.size());
  if (!target.name().empty()) name.append(" (").append(target.name()).append(")");
  return name;
}

bool is_daemon(const ThreadState& thread) {
  return thread.region.look([&] { return thread.daemon; });
}

std::shared_ptr<ThreadState> make_state(ThreadOptions options) {
  runtime::Self& creator = runtime::self();
  auto state = std::make_shared<ThreadState>(*creator.world, ThreadState::Kind::ordinary,
                                             creator.random.split());
  state->name =
      options.name.empty() ? default_name(*creator.world, options.target) : std::move(options.name);
  state->daemon = options.daemon ? *options.daemon : is_daemon(*runtime::current_thread_state());
  state->target = std::move(options.target);
  return state;
}

}  // namespace

Thread::Thread(ThreadOptions options) : state_(make_state(std::move(options))) {}

void Thread::start() { state_->start(); }

bool Thread::join() { return state_->join(forever); }
bool Thread::join(Timeout timeout) { return state_->join(timeout); }

bool Thread::is_alive() const { return state_->is_alive(); }

std::string Thread::name() const {
  return state_->region.read(Operation::thread_name, [&] { return state_->name; });
}

void Thread::set_name(std::string name) {
  state_->region.update(Operation::thread_set_name, [&]() noexcept { state_->name.swap(name); });
}

bool Thread::daemon() const {
  return state_->region.read(Operation::thread_daemon, [&] { return state_->daemon; });
}

void Thread::set_daemon(bool daemon) {
  bool active = false;
  state_->region.update(Operation::thread_daemon, [&]() noexcept {
    active = state_->phase != ThreadState::Phase::fresh;
    if (!active) state_->daemon = daemon;
  });
  if (active) throw RuntimeError("cannot set daemon status of active thread");
}

std::optional<std::uint64_t> Thread::ident() const {
  return state_->region.read(Operation::thread_ident, [&] { return state_->ident; });
}

std::optional<std::uint64_t> Thread::native_id() const { return state_->await_native_id(); }

Thread current_thread() { return Thread(runtime::current_thread_state()); }

Thread main_thread() { return Thread(runtime::world().main_thread()); }

std::vector<Thread> enumerate() {
  std::vector<Thread> threads;
  for (runtime::ThreadPtr& state : runtime::world().threads().all()) {
    threads.emplace_back(std::move(state));
  }
  return threads;
}

std::size_t active_count() { return runtime::world().threads().size(); }

std::size_t uncaught_exceptions() { return runtime::world().uncaught(); }

}  // namespace threadlab
