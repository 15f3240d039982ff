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
  JourneyPlanner(const Log& log, const Progress& progress, const History& history,
                 Prospects& prospects, Tree& tree)
      : log_(log), progress_(progress), history_(history), prospects_(prospects), tree_(tree) {}

  /// Whether it may succeed, and it is not known where it leads its thread.
  [[nodiscard]] bool is_asked(const Option& option) const;

  /// From where the run has come to along its path, but with this option, which has not been tried:
  /// it leads its thread astray. What that one gets later on the path is got by a thread that goes
  /// astray in its turn, if one asks where that leads it, or that did so before.
  [[nodiscard]] Journey stray(const Option& first);

  /// Goes on with threads that stand at one queue, under `any` timing: each gets an item from its
  /// front, and as many as possible one of which it is not known where it leads them.
  void share_out(Journey& journey, const std::vector<Doing>& threads);

 private:
  struct Thread {
    Doing doing;
    std::size_t item;     // that it gets; or no_item
    bool is_passed_over;  // in the present round: no more is to be gained by giving it another
  };

  static constexpr std::size_t no_item = SIZE_MAX;

  void line_up(const std::vector<Doing>& threads);
  void look_for_questions(std::size_t items);
  [[nodiscard]] bool give(std::size_t item);
  [[nodiscard]] std::uint64_t question(std::size_t item, std::size_t thread) const {
    return questions_[item * threads_.size() + thread];
  }

  const Log& log_;
  const Progress& progress_;
  const History& history_;
  Prospects& prospects_;
  Tree& tree_;

  std::vector<Thread> threads_;           // in the order of their next lines
  std::vector<std::uint64_t> questions_;  // by item and thread: the past then; 0: it is not asked
};

}  // namespace threadlab::check
