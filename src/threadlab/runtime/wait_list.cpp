#include <mutex>
#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/os/spin.hpp>
#include <threadlab/runtime/wait_list.hpp>

namespace threadlab::runtime {

void WaitList::push_back(Place& place) {
  place.is_listed_ = true;
  place.previous_ = last_;
  if (last_ != nullptr) {
    last_->next_ = &place;
  } else {
    first_.store(&place, std::memory_order_relaxed);  // as every access to it: see notify
  }
  last_ = &place;
}

void WaitList::remove(Place& place) {
  place.is_listed_ = false;
  if (place.previous_ != nullptr) {
    place.previous_->next_ = place.next_;
  } else {
    first_.store(place.next_, std::memory_order_relaxed);
  }
  (place.next_ != nullptr ? place.next_->previous_ : last_) = place.previous_;
}

void WaitList::enlist_and_release(Place& place, Word& lock, Word::State free) {
  if (const ObjectId object = lock_.lab_object()) [[unlikely]] {
    const auto action = [&]() noexcept {
      push_back(place);
      lock.set_in_lab(free);
    };
    lab::take(
        {.operation = Operation::condition_wait, .object = object, .other = lock.lab_object()},
        action);
    return;
  }
  {
    const std::scoped_lock guard(lock_);
    push_back(place);
  }
  const auto release = [free](Word::State /*held*/) noexcept -> Word::Next { return free; };
  (void)lock.update(Operation::condition_wait, 1, release);
}

bool WaitList::await_notified(Place& place, Word& lock, FunctionRef<Word::Next(Word::State)> take,
                              Timeout timeout) {
  if (lock_.lab_object() != 0) [[unlikely]]
    return await_notified_in_lab(place, lock, take, timeout);
  bool was_asleep = false;
  if (!await_turn(place, lock, os::deadline_after(timeout), was_asleep)) {
    if (give_up(place)) return false;
    (void)await_turn(place, lock, os::never, was_asleep);
  }
  if (was_asleep) {
    lock.await_counted(take);
    return true;
  }
  return lock.await_until(take, &lock, os::never);
}

bool WaitList::await_turn(Place& place, const Word& lock, os::Deadline deadline, bool& was_asleep) {
  if (!was_asleep &&
      os::spin(os::Looks::eager, this, deadline, [&] { return place.is_notified(); }))
    return true;
  std::uint64_t state = Place::waiting;
  // Relaxed where it succeeds: the notifier learns nothing but that we sleep. Acquire where it
  // fails, since we are notified or asleep already: pairs with the release in `wake`.
  place.turn_.compare_exchange_strong(state, Place::asleep, std::memory_order_relaxed,
                                      std::memory_order_acquire);
  if (Place::is_notice(state) && !was_asleep) return true;
  was_asleep = true;
  for (bool in_time = true; !place.is_notified();) {
    if (!in_time) return false;
    in_time = lock.block_on(place.turn_, Place::asleep, deadline);
  }
  return true;
}

bool WaitList::give_up(Place& place) {
  const std::scoped_lock guard(lock_);
  if (!place.is_listed_) return false;
  remove(place);
  return true;
}

WaitList::Place* WaitList::cut_off(int count) {
  Place* const first = first_.load(std::memory_order_relaxed);
  Place* last = nullptr;
  Place* place = first;
  for (int left = count; left > 0 && place != nullptr; --left) {
    last = place;
    place = place->next_;
    remove(*last);
  }
  if (last == nullptr) return nullptr;
  last->next_ = nullptr;
  return first;
}

void WaitList::notify_some(int count, Word& lock) {
  if (const ObjectId object = lock_.lab_object()) [[unlikely]] {
    const auto action = [&]() noexcept {
      for (Place* place = cut_off(count); place != nullptr; place = place->next_) {
        place->turn_.store(Place::notice(lock), std::memory_order_relaxed);  // one OS thread
      }
    };
    lab::take({.operation = Operation::condition_notify, .object = object}, action);
    return;
  }
  Place* place = nullptr;
  {
    const std::scoped_lock guard(lock_);
    place = cut_off(count);
  }
  while (place != nullptr) {
    Place* const next = place->next_;  // read before the place's thread goes on
    wake(*place, lock);
    place = next;
  }
}

void WaitList::wake(Place& place, Word& lock) {
  const os::FutexWord* const turn = &place.turn_;
  const std::uint32_t notice = Place::notice(lock);
  std::uint64_t state = Place::waiting;
  // Release, as below: pairs with the acquire in `is_notified`. The last touch of the place.
  // Relaxed where it fails: that it sleeps tells nothing more.
  if (place.turn_.compare_exchange_strong(state, notice, std::memory_order_release,
                                          std::memory_order_relaxed)) {
    return;
  }
  lock.count_sleeper();  // before it can see that it is one
  place.turn_.store(notice, std::memory_order_release);
  lock.adopt_sleeper(turn, notice);
}

bool WaitList::await_notified_in_lab(Place& place, Word& lock,
                                     FunctionRef<Word::Next(Word::State)> take, Timeout timeout) {
  const auto guard = [&]() noexcept {
    return place.is_notified() && take(lock.look()).has_value();
  };
  const auto action = [&]() noexcept { lock.set_in_lab(*take(lock.look())); };
  const auto may_give_up = [&]() noexcept { return !place.is_notified(); };
  const auto leave = [&]() noexcept { remove(place); };
  return lab::take({.step = {.operation = Operation::condition_notified,
                             .object = lock_.lab_object(),
                             .other = lock.lab_object()},
                    .guard = guard,
                    .action = action,
                    .expiry = {.may = may_give_up, .then = leave}},
                   timeout);
}

}  // namespace threadlab::runtime
