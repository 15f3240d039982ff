#pragma once

// Looks ahead without running the program: what its threads do next is known, by their pasts, from
// runs that were made; so many states can be shown to lead nowhere at the cost of a few hashes.
//
// It understands threads that share queues, print and sleep, under `any` timing. Where it meets
// anything else, or a past that no run has shown, it does not know.

#include <cstdint>
#include <threadlab/check/journey.hpp>
#include <threadlab/check/log.hpp>
#include <threadlab/check/observer.hpp>
#include <threadlab/check/tree.hpp>
#include <utility>
#include <vector>

namespace threadlab::check {

class Foresight {
 public:
  /// `goes_whole`: the run has to end, and not only to print the lines.
  Foresight(bool goes_whole, const Log& log, Progress& progress, Observer& observer, Tree& tree,
            JourneyPlanner& planner)
      : goes_whole_(goes_whole),
        log_(log),
        progress_(progress),
        history_(observer.history()),
        knowledge_(observer.knowledge()),
        observer_(observer),
        tree_(tree),
        planner_(planner) {}

  /// The run has come to a state in which something is to be chosen. False: it is not understood.
  [[nodiscard]] bool look_at(const engine::Lab& lab);

  /// Whether the step of this thread, in that state, leads to nothing but states that are dead or
  /// are looked at anyway. What it finds dead it says to the tree.
  [[nodiscard]] bool is_doomed(std::uint32_t number);

  /// The journeys that would show what the last answer lacked.
  [[nodiscard]] std::vector<Journey> take_questions() { return std::move(questions_); }

 private:
  enum class Fate : std::uint8_t {
    open,
    doomed,
    asked,  // a scout will show it
    unknown,
  };

  struct Mover {
    NextStep next;
    bool is_there = false;
    bool is_inert = false;  // takes no step, whatever the others do
    bool must_end = false;
    runtime::ObjectId own = 0;
  };

  struct Change {
    History::Before before;
    NextStep next;
    bool is_line;
  };

  /// A state, and what is still to be tried in it: the last of options_, from its first on.
  struct Frame {
    std::uint64_t state;
    std::size_t first_option;
    std::size_t changes;
    bool is_asked = false;  // of some step from here on
  };

  [[nodiscard]] bool look_at(const engine::LabThread& thread);
  [[nodiscard]] bool is_understood(const NextStep& next) const;
  [[nodiscard]] bool can_step(const Mover& mover) const;
  [[nodiscard]] bool can_go_at_once(const Mover& mover) const;
  Fate take(std::uint32_t number);
  Fate arrive(std::uint32_t number);
  void ask(std::uint64_t past);
  void go_on(Journey& journey);
  Fate come_to_line(std::uint32_t number, std::uint32_t text);
  Fate settle();
  Fate enter();
  Fate try_step(std::uint32_t number);
  Fate try_next();
  void take_back(std::size_t changes);

  const bool goes_whole_;
  const Log& log_;
  Progress& progress_;
  History& history_;
  Knowledge& knowledge_;
  const Observer& observer_;
  Tree& tree_;
  JourneyPlanner& planner_;

  std::vector<Mover> movers_;  // by the threads' numbers
  std::vector<Change> changes_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> options_;  // of all frames, one after another: threads
  std::vector<Journey> questions_;
  std::size_t steps_ = 0;  // taken for the present question
};

}  // namespace threadlab::check
