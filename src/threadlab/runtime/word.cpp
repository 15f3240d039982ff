#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/word.hpp>

namespace threadlab::runtime {

bool Word::await_asleep(FunctionRef<Next(State)> transition, os::Deadline deadline) {
  bool in_time = true;
  // Counted before the last look: a step that comes after it sees us and wakes us.
  Bits seen = bits_.fetch_add(one_sleeper, std::memory_order_acquire) + one_sleeper;
  for (;;) {
    if (const Next next = transition(state(seen))) {
      // The step and the leaving of the sleepers are one.
      if (bits_.compare_exchange_weak(seen, with(seen, *next) - one_sleeper,
                                      std::memory_order_acquire)) {
        return true;
      }
      continue;
    }
    if (!in_time) {
      bits_.fetch_sub(one_sleeper, std::memory_order_relaxed);
      return false;
    }
    in_time = os::block(bits_, state(seen), deadline);
    seen = bits_.load(std::memory_order_acquire);
  }
}

}  // namespace threadlab::runtime
