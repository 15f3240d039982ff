#pragma once

// A place in the tree of executions: what was chosen there, and what else is to be.

#include <threadlab/explore/trace.hpp>
#include <threadlab/time.hpp>

namespace threadlab::explore {

struct Node {
  enum class Kind : std::uint8_t { step, tick, draw };

  Kind kind = Kind::step;

  // Of a step.
  ThreadSet enabled = 0;
  ThreadSet asleep = 0;    // whose steps lead where another branch leads, too
  ThreadSet to_try = 0;    // the backtrack set; above a part's root, as it was when that was made
  ThreadSet tried = 0;     // whose branches were begun before this one
  ThreadSet steppers = 0;  // enabled by their guards; the others, by their deadlines
  ThreadSet waited = 0;    // were not enabled here, or at some step since they came to their own
  ThreadNumber thread = 0;
  bool times_out = false;
  bool is_choice = false;                      // a replay has to be told what was done here
  ThreadNumber running = Event::of_no_thread;  // who could have gone on
  int preemptions = 0;                         // up to here

  // Of a tick: the moment to which the clock went.
  Duration moment{0};

  // Of a draw.
  std::int64_t low = 0;
  std::uint64_t values = 0;  // how many are to be tried
  std::uint64_t stride = 1;  // between one and the next
  std::uint64_t place = 0;   // of the one that is drawn

  [[nodiscard]] std::int64_t drawn() const {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + place * stride);
  }

  /// Those that waited and did not take this step.
  [[nodiscard]] ThreadSet still_waited() const {
    return kind == Kind::step ? waited & ~only(thread) : waited;
  }

  [[nodiscard]] bool preempts() const {
    return running != Event::of_no_thread && running != thread;
  }

  /// Whether the thread, which is enabled, would be here by its deadline alone.
  [[nodiscard]] bool would_time_out(ThreadNumber chosen) const {
    return !contains(steppers, chosen);
  }

  void choose(ThreadNumber chosen) {
    thread = chosen;
    times_out = would_time_out(chosen);
  }

  /// Goes on to what is to be tried next here. False: nothing is.
  bool advance();
  /// Whether `advance` would find something.
  [[nodiscard]] bool has_more() const;

  /// Of a step: those whose branches are to be tried and have not been begun.
  [[nodiscard]] ThreadSet untried() const { return to_try & ~tried & ~asleep & ~only(thread); }

  /// How many branches are known to begin here, and how many of them are done.
  [[nodiscard]] double branches() const;
  [[nodiscard]] double branches_done() const;
};

}  // namespace threadlab::explore
