#pragma once

// Where scouts are sent: steps of threads that would not have come together so in any run that
// prints the log. Where each thread comes then depends on its own past and what it gets alone; so
// each can answer a question, once, and a journey is planned to have as many as possible do so.
// What one is planned to answer is not asked again.

#include <cstdint>
#include <threadlab/check/history.hpp>
#include <threadlab/check/log.hpp>
#include <threadlab/check/prospects.hpp>
#include <threadlab/check/scouts.hpp>
#include <threadlab/check/tree.hpp>
#include <vector>

namespace threadlab::check {

struct Journey {
  struct Leg {
    Choice choice;
    std::uint64_t asks = 0;    // where the thread comes to with this past, which it then has; 0: no
    bool goes_to_get = false;  // before, the thread takes all steps that bring it to a get
  };
  std::vector<Leg> legs;
};

class JourneyPlanner {
 public:
  JourneyPlanner(const Progress& progress, const History& history, Prospects& prospects, Tree& tree)
      : progress_(progress), history_(history), prospects_(prospects), tree_(tree) {}

  /// Whether it may succeed, and it is not known where it leads its thread.
  [[nodiscard]] bool is_asked(const Option& option) const;

  /// From where the run has come to along its path, but with this option, which has not been tried:
  /// it leads its thread astray. What that one gets later on the path is got by a thread that goes
  /// astray in its turn, if one asks where that leads it, or that did so before.
  [[nodiscard]] Journey stray(const Option& first);

  /// Goes on with threads that stand at one queue, under `any` timing: each gets an item from its
  /// front, and one of which it is not known where it leads it, if such a thread is left.
  void share_out(Journey& journey, std::vector<Doing> threads);

 private:
  const Progress& progress_;
  const History& history_;
  Prospects& prospects_;
  Tree& tree_;
};

}  // namespace threadlab::check
