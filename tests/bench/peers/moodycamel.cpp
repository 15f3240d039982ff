// moodycamel's semaphore, which spins before it parks, and queue, which keeps the order of each
// producer only.

#include <concurrentqueue/blockingconcurrentqueue.h>
#include <concurrentqueue/lightweightsemaphore.h>

#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "../semaphore_bench.hpp"
#include "peers.hpp"

namespace threadlab::bench {
namespace {

class LightweightSemaphore {
 public:
  void acquire() { semaphore_.wait(); }
  void release() { semaphore_.signal(); }
  void lock() { acquire(); }
  void unlock() { release(); }
  bool try_lock() { return semaphore_.tryWait(); }
  bool try_lock_for(std::chrono::microseconds timeout) { return semaphore_.wait(timeout.count()); }

 private:
  moodycamel::LightweightSemaphore semaphore_{1};
};

class BlockingQueue {
 public:
  explicit BlockingQueue(int /*bound*/) {}
  void put(int item) { queue_.enqueue(item); }
  int get() {
    int item = 0;
    queue_.wait_dequeue(item);
    return item;
  }

 private:
  moodycamel::BlockingConcurrentQueue<int> queue_;
};

}  // namespace

void add_moodycamel(Table& table) {
  const Who semaphore{"moodycamel::LightweightSemaphore"};
  add_lock<LightweightSemaphore>(table, semaphore);
  add_timed_lock<LightweightSemaphore>(table, semaphore);
  add_handed_over_lock<LightweightSemaphore>(table, semaphore);
  add_semaphore<LightweightSemaphore>(table, semaphore);
  add_unbounded_queue<BlockingQueue>(table, {"moodycamel::BlockingConcurrentQueue", Role::floor,
                                             "no order over producers, no join"});
}

}  // namespace threadlab::bench
