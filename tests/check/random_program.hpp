#pragma once

// Small random programs over all primitives.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace threadlab::check {

enum class Deed : std::uint8_t {
  say,
  sleep,
  draw,
  say_locked,
  say_relocked,
  try_lock,
  let_go_of_lock,
  enter_pool,
  leave_pool,
  try_pool,
  set,
  clear,
  look_at_event,
  wait_for_event,
  wait_a_while_for_event,
  put,
  get,
  get_nowait,
  task_done,
  join_queue,
  look_at_queue,
  push,
  pop,
  wait_notified,
  wait_a_while_notified,
  notify,
  meet,
  meet_a_while,
  spawn,
  enumerate,
  look_at_thread,
  join_thread,
  rename,
};
inline constexpr auto deeds = static_cast<std::size_t>(Deed::rename) + 1;

struct ScriptedThread {
  bool is_named;
  bool is_daemon;
  std::vector<Deed> deeds;
};

struct RandomProgram {
  std::vector<ScriptedThread> threads;  // the first is the main one, which starts the others
  int queue_bound;

  /// The same program for the same seed.
  static RandomProgram make(std::uint64_t seed);

  void operator()() const;
  [[nodiscard]] std::string text() const;
};

}  // namespace threadlab::check
