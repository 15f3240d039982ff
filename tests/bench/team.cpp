#include "team.hpp"

#include <latch>
#include <thread>
#include <vector>

#include "placement.hpp"

namespace threadlab::bench {

void run_together(benchmark::State& state, const RowOptions& options, const Work& work) {
  const auto iterations = static_cast<std::int64_t>(state.max_iterations);
  const bool is_pair = options.threads == 2 && options.placement == Placement::two_cores;
  double distance = 0;
  std::latch ready(options.threads);
  std::latch begin(1);
  std::latch done(options.threads);
  std::vector<std::thread> threads;
  for (int index = 0; index != options.threads; ++index) {
    threads.emplace_back([&, index] {
      const Placed here(options.placement, index);
      if (is_pair) {
        const double measured = distance_between_cores(index);
        if (index == 0) distance = measured;
      }
      ready.count_down();
      begin.wait();
      work(index, iterations);
      done.count_down();
    });
  }
  ready.wait();
  while (state.KeepRunningBatch(iterations)) {
    begin.count_down();
    done.wait();
  }
  for (std::thread& thread : threads) thread.join();
  if (is_pair) state.counters["distance"] = distance;
}

}  // namespace threadlab::bench
