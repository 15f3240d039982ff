#include "event_bench.hpp"

#include <threadlab/event.hpp>

#include "families.hpp"

namespace threadlab::bench {

void add_event_rows(Table& table) {
  using namespace event_titles;
  table.add_row(is_set, {});
  table.add_row(wait_set, {});
  table.add_row(ping_pong, {.threads = 2, .units = 2, .placement = Placement::two_cores});
  add_event<Event>(table, {.name = "threadlab", .role = Role::ours});
}

}  // namespace threadlab::bench
