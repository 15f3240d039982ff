#include <cxxabi.h>

#include <threadlab/errors.hpp>
#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/runtime/uncaught.hpp>
#include <utility>

namespace threadlab::runtime {

void ThreadState::start() {
  ThreadPtr me = shared_from_this();
  bool first = false;
  const auto become_started = [&]() noexcept {
    first = phase == Phase::fresh;
    if (!first) return;
    phase = Phase::started;
    world.threads().add(std::move(me));
  };
  region.update(Operation::thread_start, become_started, world.threads().lab_object());
  if (!first) throw RuntimeError("threads can only be started once");
  std::optional<std::uint64_t> its_ident;
  try {
    its_ident = world.spawn(shared_from_this());
  } catch (...) {
    region.update(Operation::thread_finish, [&]() noexcept {
      phase = Phase::fresh;
      me = world.threads().remove(*this);
    });
    throw;
  }
  if (its_ident) {
    begin_for_it(*its_ident);
  } else {
    await_begin();
  }
}

void ThreadState::begin_for_it(std::uint64_t its_ident) {
  region.update(Operation::thread_begin, [&]() noexcept {
    if (phase != Phase::started) return;  // it was faster
    ident = its_ident;
    phase = Phase::begun;
  });
}

void ThreadState::await_begin() {
  const auto not_starting = [&]() noexcept { return phase != Phase::started; };
  (void)region.await(
      Operation::thread_started, begun_gate, not_starting, []() noexcept {}, forever);
}

void ThreadState::run() {
  begin();
  try {
    target();
  } catch (const abi::__forced_unwind&) {
    throw;  // a lab takes the thread down, or pthread_exit was called
  } catch (...) {
    report_uncaught(std::current_exception(), Thread(shared_from_this()));
  }
  target = Target();  // what it captured goes before the thread is said to have finished
  self().locals.clear();
  finish();
}

void ThreadState::begin() {
  const std::uint64_t its_ident = get_ident();
  const std::uint64_t its_native_id = get_native_id();
  region.update(Operation::thread_begin, [&]() noexcept {
    ident = its_ident;
    native_id = its_native_id;
    phase = Phase::begun;
  });
}

void ThreadState::finish() {
  ThreadPtr kept;  // dropped after the step: it may be the last handle
  const auto become_finished = [&]() noexcept {
    phase = Phase::finished;
    kept = world.threads().remove(*this);
  };
  region.update(Operation::thread_finish, become_finished, world.threads().lab_object());
}

bool ThreadState::join(Timeout timeout) {
  if (kind == Kind::dummy) throw RuntimeError("cannot join a dummy thread");
  if (self().thread.get() == this) throw RuntimeError("cannot join current thread");
  bool started = false;
  const auto not_alive = [&]() noexcept { return phase != Phase::begun; };
  const auto see = [&]() noexcept { started = phase == Phase::finished; };
  if (!region.await(Operation::thread_join, finished_gate, not_alive, see, timeout)) return false;
  if (!started) throw RuntimeError("cannot join thread before it is started");
  return true;
}

void ThreadState::await_end() {
  await_begin();
  const auto not_alive = [&]() noexcept { return phase != Phase::begun; };
  (void)region.await(
      Operation::thread_join, finished_gate, not_alive, []() noexcept {}, forever);
}

std::optional<std::uint64_t> ThreadState::await_native_id() const {
  // In a lab a thread that has begun has said it; one that vanished before never will.
  const auto is_known = [&]() noexcept {
    return phase == Phase::fresh || native_id.has_value() || os::has_ended();
  };
  if (region.lab_object() == 0) {
    (void)region.await(
        Operation::thread_ident, begun_gate, is_known, []() noexcept {}, forever);
  }
  return region.read(Operation::thread_ident, [&] { return native_id; });
}

bool ThreadState::is_alive() const {
  return region.read(Operation::thread_is_alive, [&] { return phase == Phase::begun; });
}

ThreadPtr make_living(Living living) {
  auto thread = std::make_shared<ThreadState>(living.world, living.kind, living.random);
  thread->phase = ThreadState::Phase::begun;
  thread->name = std::move(living.name);
  thread->daemon = living.kind == ThreadState::Kind::dummy;
  thread->ident = living.ident;
  thread->native_id = living.native_id;
  living.world.threads().add(thread);
  return thread;
}

const ThreadPtr& current_thread_state() {
  Self& me = self();
  if (!me.thread) {
    me.thread = make_living({.world = *me.world,
                             .kind = ThreadState::Kind::dummy,
                             .random = me.random,
                             .name = "Dummy-" + std::to_string(me.world->next_name()),
                             .ident = get_ident(),
                             .native_id = get_native_id()});
  }
  return me.thread;
}

}  // namespace threadlab::runtime
