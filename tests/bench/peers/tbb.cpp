// oneTBB. Its mutex spins with sched_yield before it parks.

#include <oneapi/tbb/concurrent_queue.h>
#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/mutex.h>
#include <oneapi/tbb/spin_mutex.h>

#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "../thread_bench.hpp"
#include "peers.hpp"

namespace threadlab::bench {
namespace {

class TbbQueue {
 public:
  explicit TbbQueue(int bound) {
    if (bound != 0) queue_.set_capacity(bound);
  }
  void put(int item) { queue_.push(item); }
  int get() {
    int item = 0;
    queue_.pop(item);
    return item;
  }

 private:
  tbb::concurrent_bounded_queue<int> queue_;
};

void tbb_local(benchmark::State& state) {
  tbb::enumerable_thread_specific<int> local(0);
  for ([[maybe_unused]] auto _ : state) {
    local.local() = local.local() + 1;
    benchmark::ClobberMemory();
  }
}

}  // namespace

void add_tbb(Table& table) {
  add_lock<tbb::spin_mutex>(table, {"tbb::spin_mutex", Role::floor, "cannot park"});
  add_lock<tbb::mutex>(table, {"tbb::mutex"});
  add_unbounded_queue<TbbQueue>(table, {"tbb::concurrent_bounded_queue"});
  add_bounded_queue<TbbQueue>(table, {"tbb::concurrent_bounded_queue"});
  table.add(thread_titles::local, {"tbb::enumerable_thread_specific"}, tbb_local);
}

}  // namespace threadlab::bench
