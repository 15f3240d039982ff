#include <threadlab/runtime/gate.hpp>

namespace threadlab::runtime {
namespace {

constexpr auto has_come = [](Word::State turn) noexcept -> Word::Next {
  if (turn == 0) return std::nullopt;
  return turn;
};

}  // namespace

bool Waiter::await_turn(const void* spot, os::Deadline deadline) {
  return turn.await_until(has_come, spot, deadline);
}

void Waiter::come() {
  (void)turn.update(Operation::thread_started, 1,
                    [](Word::State /*turn*/) noexcept -> Word::Next { return 1; });
}

void Woken::wake_all() {
  for (Waiter* waiter = first_; waiter != nullptr;) {
    Waiter* const next = waiter->next;  // read before the waiter's thread goes on
    waiter->come();
    waiter = next;
  }
}

}  // namespace threadlab::runtime
