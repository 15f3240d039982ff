#include <threadlab/condition.hpp>
#include <threadlab/errors.hpp>
#include <threadlab/runtime/lab/dying.hpp>
#include <threadlab/runtime/self.hpp>
#include <utility>

namespace threadlab {

using runtime::Operation;
using runtime::Word;

Condition::Condition(Named named)
    : own_(std::make_unique<RLock>(named)),
      rlock_(own_.get()),
      word_(own_->word_),
      waiting_(named) {}
Condition::Condition(Lock& lock, Named named) : lock_(&lock), word_(lock.word_), waiting_(named) {}
Condition::Condition(RLock& lock, Named named)
    : rlock_(&lock), word_(lock.word_), waiting_(named) {}

bool Condition::wait(Timeout timeout) {
  if (!is_owned()) throw RuntimeError("cannot wait on un-acquired lock");
  waiting_.refuse_to_block();
  const std::uint32_t depth = rlock_ != nullptr ? std::exchange(rlock_->depth_, 0) : 0;
  const auto take = [held = mine()](Word::State state) noexcept -> Word::Next {
    if (state != Lock::free) return std::nullopt;
    return held;
  };
  runtime::WaitList::Place place;
  waiting_.enlist_and_release(place, word_, Lock::free);
  const bool notified = waiting_.await_notified(place, word_, take, timeout);
  if (!notified) (void)word_.await(Operation::condition_reacquire, take, forever);
  if (rlock_ != nullptr) rlock_->depth_ = depth;
  return notified;
}

void Condition::refuse_notify() {
  if (runtime::lab::is_dying()) return;
  throw RuntimeError("cannot notify on un-acquired lock");
}

}  // namespace threadlab
