// Ourselves, in a build where no object can belong to a lab: what the way into it costs.

#include "../barrier_bench.hpp"
#include "../condition_bench.hpp"
#include "../event_bench.hpp"
#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "../semaphore_bench.hpp"
#include "peers.hpp"

// The library's second copy has its names in a namespace of its own.
#define threadlab threadlab_without_lab
#define THREADLAB_WITHOUT_LAB
#include <threadlab/priority_queue.hpp>
#include <threadlab/threading.hpp>
#undef threadlab

namespace threadlab::bench {

void add_without_lab(Table& table) {
  namespace copy = threadlab_without_lab;
  const Who who{.name = "without the lab", .role = Role::without_lab};
  add_lock<copy::Lock>(table, who);
  add_timed_lock<copy::Lock>(table, who);
  add_handed_over_lock<copy::Lock>(table, who);
  add_recursive_lock<copy::RLock>(table, who);
  add_semaphore<copy::Semaphore>(table, who);
  add_condition<Monitor<copy::Lock, copy::Condition>>(table, who);
  add_event<copy::Event>(table, who);
  add_barrier<copy::Barrier>(table, who);
  add_unbounded_queue<copy::Queue<int>>(table, who);
  add_bounded_queue<copy::Queue<int>>(table, who);
  add_priority_queue<copy::PriorityQueue<int>>(table, who);
}

}  // namespace threadlab::bench
