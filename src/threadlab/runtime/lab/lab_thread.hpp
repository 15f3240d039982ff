#pragma once

// A thread of the lab: a fiber, what it is about to do, and what the strategy knows of it.

#include <cstdint>
#include <limits>
#include <optional>
#include <threadlab/containers/linked_list.hpp>
#include <threadlab/log/record.hpp>
#include <threadlab/runtime/lab/door.hpp>
#include <threadlab/runtime/lab/fiber.hpp>
#include <threadlab/runtime/region.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/step.hpp>
#include <threadlab/runtime/world.hpp>

namespace threadlab::runtime::lab {

class Lab;

/// No deadline.
inline constexpr Duration at_no_time = Duration::max();

/// Of the moments that `fifo` counts, none.
inline constexpr std::uint64_t at_no_moment = std::numeric_limits<std::uint64_t>::max();

struct LabThread {
  LabThread(Lab& its_lab, std::uint32_t its_number, World& world, const ThreadPtr& state,
            Stack stack, Fiber::Body body);
  LabThread(const LabThread&) = delete;
  LabThread& operator=(const LabThread&) = delete;
  ~LabThread() = default;

  Lab& lab;
  const std::uint32_t number;
  Self self;
  std::optional<Fiber> fiber;  // until it has finished

  const Request beginning;           // the request of a thread that has not run yet
  const Request* request = nullptr;  // null once it has finished
  Duration deadline = at_no_time;    // in the lab's time; when `request` may expire
  Duration own_time{0};              // what its sleeps and timeouts add up to
  std::uint64_t age = 0;             // when it came to its request: the smaller, the older
  bool takes_timeout = false;        // how it was chosen to go on
  bool is_entering = false;          // chosen for its first step, which it has yet to come to
  bool is_dying = false;             // the run is over
  bool is_unwinding = false;         // and its stack is being unwound

  // What it is about to print, while its request is a log line; and what it is about to put, while
  // that is a put: equal for equal items, and 0 where items are no numbers or texts; with how many
  // items that queue may hold, 0 for any number.
  const log::Record* record = nullptr;
  std::uint64_t item = 0;
  std::size_t room = 0;

  // For `fifo`: a place in the line of those that wait in one gate, and one among those that can
  // go.
  containers::Links<LabThread> in_line;
  void* line = nullptr;  // null: it stands in none
  containers::Links<LabThread> in_order;
  std::uint64_t since = at_no_moment;               // when it came to be possible that it goes
  std::uint64_t possible_by_itself = at_no_moment;  // whoever stands before it in line

  std::size_t place = 0;  // in the lab's list of living threads

  [[nodiscard]] bool has_finished() const { return request == nullptr; }
  [[nodiscard]] bool can_step() const { return request->never_waits || request->guard(); }
};

}  // namespace threadlab::runtime::lab
