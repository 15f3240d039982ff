#include "barrier_bench.hpp"

#include <threadlab/barrier.hpp>

#include "families.hpp"

namespace threadlab::bench {

void add_barrier_rows(Table& table) {
  table.add_row(barrier_titles::of_2, {.threads = 2, .placement = Placement::two_cores});
  table.add_row(barrier_titles::of_4, {.threads = 4});
  add_barrier<Barrier>(table, {.name = "threadlab", .role = Role::ours});
}

}  // namespace threadlab::bench
