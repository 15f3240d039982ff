// CPython's threading and queue, measured by a script in a process of its own.

#include <utility>

#include "../barrier_bench.hpp"
#include "../condition_bench.hpp"
#include "../event_bench.hpp"
#include "../lock_bench.hpp"
#include "../queue_bench.hpp"
#include "../semaphore_bench.hpp"
#include "../thread_bench.hpp"
#include "peers.hpp"

namespace threadlab::bench {
namespace {

constexpr std::pair<const char*, const char*> rows[] = {
    {lock_titles::alone, "lock"},
    {lock_titles::timed, "timed"},
    {lock_titles::refused, "refused"},
    {lock_titles::hot_2, "hot_2"},
    {lock_titles::hot_4, "hot_4"},
    {lock_titles::handed_over, "handed_over"},
    {lock_titles::depth_1, "rlock_1"},
    {lock_titles::depth_3, "rlock_3"},
    {semaphore_titles::alone, "semaphore"},
    {semaphore_titles::two_cores, "semaphore_2"},
    {condition_titles::nobody, "condition"},
    {event_titles::is_set, "is_set"},
    {event_titles::wait_set, "wait_set"},
    {event_titles::ping_pong, "event"},
    {barrier_titles::of_2, "barrier_2"},
    {barrier_titles::of_4, "barrier_4"},
    {queue_titles::alone, "queue"},
    {queue_titles::one_one, "queue_1_1"},
    {queue_titles::one_one_bounded, "bounded_1_1"},
    {queue_titles::two_two, "queue_2_2"},
    {queue_titles::two_two_bounded, "bounded_2_2"},
    {queue_titles::one_four, "queue_1_4"},
    {queue_titles::one_four_bounded, "bounded_1_4"},
    {queue_titles::priority, "priority"},
    {thread_titles::thread, "thread"},
    {thread_titles::timer, "timer"},
    {thread_titles::local, "local"},
    {thread_titles::sleep, "sleep"},
};

constexpr std::pair<const char*, const char*> simple_queue_rows[] = {
    {queue_titles::alone, "simple"},
    {queue_titles::one_one, "simple_1_1"},
    {queue_titles::two_two, "simple_2_2"},
    {queue_titles::one_four, "simple_1_4"},
};

}  // namespace

void add_cpython(Table& table) {
  const std::string command = THREADLAB_BENCH_PYTHON " " THREADLAB_BENCH_SCRIPT " ";
  for (const auto& [title, row] : rows) table.add_command(title, {"CPython"}, command + row);
  for (const auto& [title, row] : simple_queue_rows) {
    table.add_command(title, {"CPython SimpleQueue"}, command + row);
  }
}

}  // namespace threadlab::bench
