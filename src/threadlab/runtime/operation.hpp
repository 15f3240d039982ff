#pragma once

// The names of the steps: what a thread does to an object at once, in the words of Python's docs.
//
// An operation of the public interface is one step or the few that its header lists. Schedules,
// deadlock reports and pictures speak of steps by these names.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace threadlab::runtime {

enum class Operation : std::uint8_t {
  thread_new,
  thread_start,
  thread_begin,
  thread_started,
  thread_finish,
  thread_join,
  thread_is_alive,
  thread_ident,
  thread_name,
  thread_set_name,
  thread_daemon,
  enumerate,
  lock_acquire,
  lock_release,
  lock_locked,
  rlock_acquire,
  rlock_release,
  rlock_release_inner,
  rlock_locked,
  semaphore_acquire,
  semaphore_release,
  event_arrive,
  event_wait,
  event_set,
  event_clear,
  event_is_set,
  condition_wait,
  condition_notified,
  condition_reacquire,
  condition_notify,
  barrier_arrive,
  barrier_open,
  barrier_leave,
  barrier_break,
  barrier_reset,
  barrier_abort,
  barrier_read,
  queue_put,
  queue_get,
  queue_task_done,
  queue_join,
  queue_shutdown,
  queue_read,
  sleep,
  log,
  randint,
  shared_read,
  shared_write,
  // Of one word, below what a program can ask for: for the model check of the primitives.
  word_read,
  word_write,
  word_end,
  futex_wait,
  futex_wake,
  futex_requeue,
  futex_asleep,
  program_join,
  program_end,
};

/// How many there are; program_end is the last.
inline constexpr std::size_t operation_count = static_cast<std::size_t>(Operation::program_end) + 1;

[[nodiscard]] std::string_view name(Operation operation);

}  // namespace threadlab::runtime
