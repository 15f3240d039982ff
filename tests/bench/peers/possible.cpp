#include "possible.hpp"

#include "../barrier_bench.hpp"
#include "../condition_bench.hpp"
#include "../event_bench.hpp"
#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "../semaphore_bench.hpp"
#include "peers.hpp"

namespace threadlab::bench {

void add_possible(Table& table) {
  const Who who{.name = "possible", .role = Role::possible};
  add_lock<possible::Lock>(table, who);
  add_timed_lock<possible::Lock>(table, who);
  add_handed_over_lock<possible::Lock>(table, who);
  add_semaphore<possible::Lock>(table, who);
  add_condition<possible::Monitor>(table, who);
  add_event<possible::Event>(table, who);
  add_barrier<possible::Barrier>(table, who);
  add_unbounded_queue<possible::Queue>(table, who);
  add_bounded_queue<possible::Queue>(table, who);
}

}  // namespace threadlab::bench
