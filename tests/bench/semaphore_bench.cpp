#include "semaphore_bench.hpp"

#include <threadlab/semaphore.hpp>

#include "families.hpp"

namespace threadlab::bench {

void add_semaphore_rows(Table& table) {
  using namespace semaphore_titles;
  table.add_row(alone, {});
  table.add_row(two_cores, {.threads = 2, .units = 2, .placement = Placement::two_cores});
  table.add_row(one_core, {.threads = 2, .units = 2, .placement = Placement::one_core});
  add_semaphore<Semaphore>(table, {.name = "threadlab", .role = Role::ours});
}

}  // namespace threadlab::bench
