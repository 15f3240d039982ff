#include "condition_bench.hpp"

#include <threadlab/condition.hpp>
#include <threadlab/lock.hpp>

#include "families.hpp"

namespace threadlab::bench {

void add_condition_rows(Table& table) {
  using namespace condition_titles;
  table.add_row(nobody, {});
  table.add_row(two_cores, {.threads = 2, .units = 2, .placement = Placement::two_cores});
  table.add_row(one_core, {.threads = 2, .units = 2, .placement = Placement::one_core});
  table.add_row(all_of_8, {.manual = true});
  add_condition<Monitor<Lock, Condition>>(table, {.name = "threadlab", .role = Role::ours});
}

}  // namespace threadlab::bench
