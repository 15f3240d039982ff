// Exploration: an execution of a whole search.

#include <memory>
#include <stdexcept>
#include <threadlab/explore.hpp>
#include <threadlab/threading.hpp>

#include "families.hpp"
#include "programs.hpp"

namespace threadlab::bench {
namespace {

/// An execution of the program, all of whose schedules are run: so many, or the search is wrong.
Run per_execution(std::function<void()> program, std::uint64_t executions) {
  return [program = std::move(program), executions](benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
      if (explore::run({}, program).executions != executions) {
        throw std::logic_error("an exploration ran another number of executions");
      }
    }
    state.counters[units_counter] = static_cast<double>(executions);
  };
}

/// Daemons take items from a queue, and are killed where they wait for the next.
void serve_by_daemons() {
  const auto stream = std::make_shared<Queue<int>>();
  const auto serve = [stream] {
    for (;;) {
      (void)stream->get();
      stream->task_done();
    }
  };
  for (int i = 0; i != 2; ++i) Thread({.target = serve, .daemon = true}).start();
  for (int item = 0; item != 2; ++item) stream->put(item);
  stream->join();
}

}  // namespace

void add_explore_rows(Table& table) {
  const auto add_ours = [&](const char* title, Run run) {
    table.add_row(title, {});
    table.add(title, {.name = "threadlab", .role = Role::ours}, std::move(run));
  };
  add_ours("Explore: an execution of 3x2 (three threads take a lock twice), of all 90",
           per_execution([] { take_turns(3, 2); }, 90));
  add_ours("Explore: an execution of 3x4, of all 34,650",
           per_execution([] { take_turns(3, 4); }, 34'650));
  const std::uint64_t served = explore::run({}, serve_by_daemons).executions;
  add_ours("Explore: an execution whose two daemons must be killed",
           per_execution(serve_by_daemons, served));
}

}  // namespace threadlab::bench
