#include "queue_bench.hpp"

#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>

#include "families.hpp"

namespace threadlab::bench {

void add_queue_rows(Table& table) {
  using namespace queue_titles;
  const RowOptions pair{.threads = 2, .placement = Placement::two_cores};
  const RowOptions two_pairs{.threads = 4, .units = 2};
  const RowOptions five{.threads = 5, .units = 4};
  table.add_row(alone, {});
  table.add_row(one_one, pair);
  table.add_row(one_one_bounded, pair);
  table.add_row(two_two, two_pairs);
  table.add_row(two_two_bounded, two_pairs);
  table.add_row(one_four, five);
  table.add_row(one_four_bounded, five);
  table.add_row(priority, {});

  const Who ours{.name = "threadlab", .role = Role::ours};
  add_unbounded_queue<Queue<int>>(table, ours);
  add_bounded_queue<Queue<int>>(table, ours);
  add_priority_queue<PriorityQueue<int>>(table, ours);
}

}  // namespace threadlab::bench
