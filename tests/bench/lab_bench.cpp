// The lab: a run, a step, and how their costs grow, beside the same on real threads and beside a
// bare jump from context to context.

#include <array>
#include <boost/context/detail/fcontext.hpp>
#include <mutex>
#include <thread>
#include <threadlab/lab.hpp>
#include <threadlab/threading.hpp>
#include <vector>

#include "families.hpp"
#include "programs.hpp"

namespace threadlab::bench {
namespace {

using namespace std::chrono_literals;

void run_in_lab(benchmark::State& state) {
  const std::function<void()> program = [] { take_turns(3, 2); };
  for ([[maybe_unused]] auto _ : state) {
    benchmark::DoNotOptimize(lab::run({}, program).steps);
  }
}

void run_on_threads(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    std::mutex mutex;
    std::array<std::jthread, 3> threads;
    for (std::jthread& thread : threads) {
      thread = std::jthread([&mutex] {
        for (int i = 0; i != 2; ++i) {
          mutex.lock();
          mutex.unlock();
        }
      });
    }
  }
}

/// A step of the program, which is run as a whole.
Run per_step(std::function<void()> program) {
  return [program = std::move(program)](benchmark::State& state) {
    std::uint64_t steps = 0;
    for ([[maybe_unused]] auto _ : state) {
      steps = lab::run({.max_steps = 100'000'000}, program).steps;
    }
    state.counters[units_counter] = static_cast<double>(steps);
  };
}

/// Threads that take turns: each step goes to another than the last.
std::function<void()> turns(int threads, int times) {
  return [=] {
    std::vector<Thread> all;
    for (int i = 0; i != threads; ++i) {
      all.emplace_back(ThreadOptions{.target = [=] {
        for (int turn = 0; turn != times; ++turn) sleep(0s);
      }});
    }
    for (Thread& thread : all) thread.start();
    for (Thread& thread : all) thread.join();
  };
}

void jump_there_and_back(benchmark::State& state) {
  using namespace boost::context::detail;
  static std::array<char, std::size_t{64} * 1024> stack;
  fcontext_t other = make_fcontext(stack.data() + stack.size(), stack.size(), [](transfer_t from) {
    for (;;) from = jump_fcontext(from.fctx, nullptr);
  });
  for ([[maybe_unused]] auto _ : state) other = jump_fcontext(other, nullptr).fctx;
}

}  // namespace

void add_lab_rows(Table& table) {
  const Who ours{.name = "threadlab", .role = Role::ours};
  const auto add_ours = [&](const char* title, Run run) {
    table.add_row(title, {});
    table.add(title, ours, std::move(run));
  };
  constexpr auto run = "Lab: a run of three threads that take a lock twice, set up to torn down";
  add_ours(run, run_in_lab);
  table.add(run, {.name = "std::jthread and std::mutex"}, run_on_threads);
  constexpr auto with_switch = "Lab: a step with a switch, beside a jump there and back";
  add_ours(with_switch, per_step(turns(4, 2'500)));
  table.add(with_switch, {.name = "fcontext", .role = Role::possible}, jump_there_and_back);
  add_ours("Lab: a step without a switch", per_step([] { take_turns(1, 5'000); }));
  add_ours("Lab: a step, in a run of 10^3", per_step(turns(4, 250)));
  add_ours("Lab: a step, in a run of 10^5", per_step(turns(4, 25'000)));
  add_ours("Lab: a step, in a run of 10^7", per_step(turns(4, 2'500'000)));
  add_ours("Lab: a step, of 400 threads", per_step(turns(400, 250)));
  add_ours("Lab: a step, of 4,000 threads", per_step(turns(4'000, 250)));
}

}  // namespace threadlab::bench
