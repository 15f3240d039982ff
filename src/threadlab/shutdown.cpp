#include <threadlab/root_logger.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/thread.hpp>

namespace threadlab {
namespace {

using runtime::Operation;
using runtime::ThreadPtr;
using runtime::ThreadState;

/// A thread that the end of the program waits for; null when there is none.
ThreadPtr next_to_join() {
  const auto is_awaited = [](const ThreadPtr& thread) {
    return thread->kind == ThreadState::Kind::ordinary && thread != runtime::self().thread &&
           !thread->daemon;  // which nobody can change any more
  };
  return runtime::world().threads().find(is_awaited);
}

}  // namespace

void shutdown() {
  ThreadState& main = *runtime::world().main_thread();
  main.region.update(Operation::thread_finish,
                     [&]() noexcept { main.phase = ThreadState::Phase::finished; });
  while (const ThreadPtr thread = next_to_join()) thread->await_end();
  runtime::world().end();
  runtime::world().log().drain();
}

std::uint64_t get_ident() { return runtime::world().ident(); }

std::uint64_t get_native_id() { return runtime::world().native_id(); }

}  // namespace threadlab
