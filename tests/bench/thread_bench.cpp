#include "thread_bench.hpp"

#include <threadlab/local.hpp>
#include <threadlab/sleep.hpp>
#include <threadlab/thread.hpp>
#include <threadlab/timer.hpp>

#include "families.hpp"

namespace threadlab::bench {
namespace {

using namespace std::chrono_literals;

void create_start_join(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    Thread thread({.target = [] {}});
    thread.start();
    thread.join();
  }
}

void start_cancel_join(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    Timer timer(30s, [] {});
    timer.start();
    timer.cancel();
    timer.join();
  }
}

void read_and_write(benchmark::State& state) {
  Local<int> local;
  local.set(0);
  for ([[maybe_unused]] auto _ : state) {
    local.set(local.value() + 1);
    benchmark::ClobberMemory();
  }
}

}  // namespace

void add_thread_rows(Table& table) {
  using namespace thread_titles;
  table.add_row(thread, {});
  table.add_row(timer, {});
  table.add_row(local, {});
  table.add_row(sleep, {.manual = true});

  const Who ours{.name = "threadlab", .role = Role::ours};
  table.add(thread, ours, create_start_join);
  table.add(timer, ours, start_cancel_join);
  table.add(local, ours, read_and_write);
  table.add(sleep, ours,
            [](benchmark::State& state) { lateness(state, [] { threadlab::sleep(1ms); }); });
}

}  // namespace threadlab::bench
