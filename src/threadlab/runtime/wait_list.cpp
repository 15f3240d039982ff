#include <threadlab/runtime/wait_list.hpp>

namespace threadlab::runtime {

void WaitList::enlist_and_release(Place& place, Word& lock, Word::State free) {
  region_.enlist(0, place.entry_);
  const auto release = [free](Word::State /*held*/) noexcept -> Word::Next { return free; };
  (void)lock.update(Operation::condition_wait, 1, release);
}

void WaitList::notify(int count) {
  region_.update(Operation::condition_notify, [&]() noexcept {
    Waiter* waiter = region_.gate(0).first();
    for (int left = count; left > 0 && waiter != nullptr; --left, waiter = waiter->next) {
      static_cast<Place::Entry*>(waiter)->notified = true;
    }
  });
}

}  // namespace threadlab::runtime
