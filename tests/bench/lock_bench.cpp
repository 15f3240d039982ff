#include "lock_bench.hpp"

#include <threadlab/lock.hpp>
#include <threadlab/rlock.hpp>

#include "families.hpp"

namespace threadlab::bench {

void add_lock_rows(Table& table) {
  using namespace lock_titles;
  const RowOptions pair{.threads = 2, .units = 2, .placement = Placement::two_cores};
  table.add_row(alone, {});
  table.add_row(timed, {});
  table.add_row(refused, {});
  table.add_row(hot_2, pair);
  table.add_row(hot_4, {.threads = 4, .units = 4});
  table.add_row(handed_over, pair);
  table.add_row(handed_over_1, {.threads = 2, .units = 2, .placement = Placement::one_core});
  table.add_row(depth_1, {});
  table.add_row(depth_3, {});

  const Who ours{.name = "threadlab", .role = Role::ours};
  add_lock<Lock>(table, ours);
  add_timed_lock<Lock>(table, ours);
  add_handed_over_lock<Lock>(table, ours);
  add_recursive_lock<RLock>(table, ours);
}

}  // namespace threadlab::bench
