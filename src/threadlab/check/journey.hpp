#pragma once

// Where a scout is sent: who gets which of the items at the front of a queue.
//
// They would not have come together so in any run that prints the log; but where each thread comes
// then depends on its own past and its item alone.

#include <cstdint>
#include <threadlab/check/history.hpp>
#include <threadlab/check/log.hpp>
#include <threadlab/check/prospects.hpp>
#include <vector>

namespace threadlab::check {

/// Steps of some threads, one after another, and the pasts after some of them.
struct Journey {
  std::vector<std::uint32_t> threads;
  std::vector<std::uint64_t> pasts;
};

class JourneyPlanner {
 public:
  JourneyPlanner(const Log& log, const Progress& progress, const History& history,
                 const Prospects& prospects)
      : log_(log), progress_(progress), history_(history), prospects_(prospects) {}

  /// Goes on with threads that stand at one queue: each gets an item, the first of which is so far
  /// from the front, and as many as possible one of which it is not known where it leads them.
  void go_on(Journey& journey, const std::vector<Doing>& threads, std::size_t from_front,
             Duration now);

 private:
  struct Thread {
    Doing doing;
    std::size_t item;     // that it gets; or no_item
    bool is_passed_over;  // in the present round: no more is to be gained by giving it another
  };

  static constexpr std::size_t no_item = SIZE_MAX;

  void line_up(const std::vector<Doing>& threads);
  void look_for_questions(std::size_t from_front, std::size_t items, Duration now);
  [[nodiscard]] bool give(std::size_t item);
  [[nodiscard]] std::uint64_t question(std::size_t item, std::size_t thread) const {
    return questions_[item * threads_.size() + thread];
  }

  const Log& log_;
  const Progress& progress_;
  const History& history_;
  const Prospects& prospects_;

  std::vector<Thread> threads_;           // in the order of their next lines
  std::vector<std::uint64_t> questions_;  // by item and thread: the past then; 0: it is not asked
};

}  // namespace threadlab::check
