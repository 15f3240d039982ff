#include <threadlab/root_logger.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/thread.hpp>

namespace threadlab {

using runtime::Operation;
using runtime::ThreadState;

void shutdown() {
  ThreadState& main = *runtime::world().main_thread();
  main.region.update(Operation::thread_finish,
                     [&]() noexcept { main.phase = ThreadState::Phase::finished; });
  runtime::world().join_all();
  runtime::world().end();
  runtime::world().log().drain();
}

std::uint64_t get_ident() { return runtime::world().ident(); }

std::uint64_t get_native_id() { return runtime::world().native_id(); }

}  // namespace threadlab
