#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <threadlab/runtime/os/futex.hpp>

namespace threadlab::runtime::os {
namespace {

struct Sleeper {
  const FutexWord* address = nullptr;
  bool woken = false;  // guarded by the bucket's mutex, as is the list it stands in
  std::condition_variable wake;
};

/// Sleepers of all the words whose addresses fall into one bucket, oldest first.
struct Bucket {
  std::mutex mutex;
  std::list<Sleeper> sleepers;
};

Bucket& bucket_of(const FutexWord* address) {
  constexpr std::size_t count = 64;
  // Never destroyed: daemon threads sleep here while the program ends.
  static auto* const buckets = new Bucket[count];
  return buckets[(std::hash<const FutexWord*>()(address) >> 3U) % count];
}

}  // namespace

bool futex_wait(const FutexWord& word, std::uint32_t expected, Deadline deadline) {
  Bucket& bucket = bucket_of(&word);
  std::unique_lock guard(bucket.mutex);
  // Under the mutex: whoever changes the word now must take it to wake us, and finds us asleep.
  if (static_cast<std::uint32_t>(word.load(std::memory_order_relaxed)) != expected) return true;
  const auto self = bucket.sleepers.emplace(bucket.sleepers.end());
  self->address = &word;
  const auto woken = [&] { return self->woken; };
  bool in_time = true;
  if (deadline == never) {
    self->wake.wait(guard, woken);
  } else {
    in_time = self->wake.wait_until(guard, deadline, woken);
  }
  bucket.sleepers.erase(self);
  return in_time;
}

void futex_wake(const FutexWord* address, int count) {
  Bucket& bucket = bucket_of(address);
  const std::scoped_lock guard(bucket.mutex);
  for (Sleeper& sleeper : bucket.sleepers) {
    if (count == 0) break;
    if (sleeper.address != address || sleeper.woken) continue;
    sleeper.woken = true;
    sleeper.wake.notify_one();
    --count;
  }
}

void futex_requeue(const FutexWord* from, std::uint32_t /*expected*/, const FutexWord* /*to*/) {
  futex_wake(from, 1);
}

}  // namespace threadlab::runtime::os
