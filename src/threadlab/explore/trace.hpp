#pragma once

// The steps of one execution, and which of them happened before which.
//
// A step happens after the earlier steps of its thread, after every earlier step it depends on
// (footprint.hpp), and after the notify that freed it; in virtual time, after whatever came before
// the last tick of the clock. Each step carries a vector clock (clock.hpp).
//
// The trace is a stack: a search takes back the last steps and puts others in their place.

#include <array>
#include <cstdint>
#include <threadlab/explore/clock.hpp>
#include <threadlab/explore/footprint.hpp>
#include <vector>

namespace threadlab::explore {

/// A set of threads, by their numbers.
using ThreadSet = std::uint64_t;

constexpr ThreadSet only(ThreadNumber thread) { return ThreadSet{1} << thread; }
constexpr bool contains(ThreadSet set, ThreadNumber thread) { return (set >> thread & 1U) != 0; }

struct Event {
  /// A tick of the clock, and a random draw, stand in the trace and belong to no thread.
  static constexpr ThreadNumber of_no_thread = most_threads;

  ThreadNumber thread = of_no_thread;
  runtime::Operation operation = runtime::Operation::sleep;
  bool times_out = false;
  bool frees_lock = false;  // releases a lock that was held
  bool is_daemons = false;  // taken by a daemon thread
  std::uint32_t lines = 0;  // of the log, up to this step
  Footprint footprint = {};
  // What stood last before it, so that it can be taken back.
  StepIndex previous_on_object = no_step;
  StepIndex previous_on_other = no_step;
  StepIndex previous_of_thread = no_step;  // also the parent's step, for a thread's first
  StepIndex previous_tick = no_step;
  // Of a random draw.
  ThreadNumber drawn_by = of_no_thread;
  std::int64_t drawn = 0;
};

class Trace {
 public:
  [[nodiscard]] StepIndex size() const { return static_cast<StepIndex>(events_.size()); }
  [[nodiscard]] const Event& operator[](StepIndex index) const {
    return events_[static_cast<std::size_t>(index)];
  }

  /// A thread that the thread of step `parent` has just spawned; its steps come after that one.
  void born(ThreadNumber thread, StepIndex parent);

  /// `woken_by` is the notify that freed the thread, for Condition.notified.
  void push(const Event& event, StepIndex woken_by);
  /// A tick of the clock, when there are the threads 0 to `threads` - 1.
  void push_tick(ThreadNumber threads);
  void push_draw(ThreadNumber by, std::int64_t value);
  void pop();

  /// The last step on the object; no_step when there is none.
  [[nodiscard]] StepIndex last_on(runtime::ObjectId object) const {
    return object < last_on_.size() ? last_on_[object] : no_step;
  }
  /// The one before it.
  [[nodiscard]] StepIndex previous_on(runtime::ObjectId object, StepIndex index) const {
    const Event& event = (*this)[index];
    return event.footprint.object == object ? event.previous_on_object : event.previous_on_other;
  }
  /// How many lines of the log its steps print.
  [[nodiscard]] std::uint32_t lines() const { return events_.empty() ? 0 : events_.back().lines; }
  [[nodiscard]] StepIndex last_of(ThreadNumber thread) const { return last_of_[thread]; }

  /// What had happened before a step, and that step.
  [[nodiscard]] Clock clock(StepIndex index) const {
    if (index == no_step) return {zeros_.data(), width_};
    return {clocks_.data() + static_cast<std::size_t>(index) * width_, width_};
  }
  /// What happened before whatever the thread does next.
  [[nodiscard]] Clock clock_of(ThreadNumber thread) const {
    return clock(std::max(last_of_[thread], last_tick_));
  }
  /// Whether a step is among what a clock has seen.
  [[nodiscard]] bool is_covered(StepIndex index, Clock by) const {
    return by[(*this)[index].thread] > index;
  }

  /// Says which order of dependent steps this is: equal for executions that differ only in the
  /// order of steps that commute.
  [[nodiscard]] std::uint64_t signature() const;

 private:
  /// What an object is called whatever the order in which objects were made: which thread, by
  /// number, touched it first in its life, and when in that life.
  [[nodiscard]] std::vector<std::uint64_t> identities() const;

  StepIndex* new_clock(StepIndex from);
  Event& add(const Event& event);
  void join_conflicts(StepIndex* clock, runtime::ObjectId object, Access access) const;
  void widen(ThreadNumber thread);
  StepIndex& last_on_slot(runtime::ObjectId object);

  std::vector<Event> events_;
  std::size_t width_ = clock_block;  // of a clock
  std::vector<StepIndex> clocks_;    // of the events, and room for more
  std::array<StepIndex, most_threads> zeros_{};
  std::vector<StepIndex> last_on_;  // by object
  std::array<StepIndex, most_threads> last_of_ = all_none();
  StepIndex last_tick_ = no_step;

  static constexpr std::array<StepIndex, most_threads> all_none() {
    std::array<StepIndex, most_threads> none{};
    none.fill(no_step);
    return none;
  }
};

}  // namespace threadlab::explore
