#include <threadlab/runtime/wait_list.hpp>

namespace threadlab::runtime {

void WaitList::enlist_and_release(Place& place, Word& lock, Word::State free) {
  if (const ObjectId object = region_.lab_object()) [[unlikely]] {
    const auto action = [&]() noexcept {
      region_.gate(0).push_back(place.entry_);
      lock.set_in_lab(free);
    };
    lab::take(
        {.operation = Operation::condition_wait, .object = object, .other = lock.lab_object()},
        action);
    return;
  }
  region_.enlist(0, place.entry_);
  const auto release = [free](Word::State /*held*/) noexcept -> Word::Next { return free; };
  (void)lock.update(Operation::condition_wait, 1, release);
}

bool WaitList::await_notified_in_lab(Place& place, Word& lock,
                                     FunctionRef<Word::Next(Word::State)> take, Timeout timeout) {
  Place::Entry& entry = place.entry_;
  const auto guard = [&]() noexcept { return entry.notified && take(lock.look()).has_value(); };
  const auto action = [&]() noexcept { lock.set_in_lab(*take(lock.look())); };
  const auto may_give_up = [&]() noexcept { return !entry.notified; };
  const auto give_up = [&]() noexcept { region_.gate(0).remove(entry); };
  return lab::take({.step = {.operation = Operation::condition_notified,
                             .object = region_.lab_object(),
                             .other = lock.lab_object()},
                    .guard = guard,
                    .action = action,
                    .expiry = {.may = may_give_up, .then = give_up}},
                   timeout);
}

void WaitList::notify(int count) {
  region_.update(Operation::condition_notify, [&]() noexcept {
    Waiter* waiter = region_.gate(0).first();
    for (int left = count; left > 0 && waiter != nullptr; --left, waiter = waiter->next) {
      static_cast<Place::Entry*>(waiter)->notified = true;
      // On real threads the region hands over to those that are notified; in a lab they go when
      // they are chosen, and leave the list at once, so that nobody is notified twice.
      if (region_.lab_object() != 0) region_.gate(0).remove(*waiter);
    }
  });
}

}  // namespace threadlab::runtime
