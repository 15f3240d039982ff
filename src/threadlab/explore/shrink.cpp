#include <algorithm>
#include <threadlab/explore.hpp>
#include <threadlab/explore/guided_strategy.hpp>
#include <threadlab/explore/runner.hpp>
#include <tuple>

// A failure is easiest to read where threads take turns least. Blocks of choices, each one thread's
// turn, are dropped or swapped, and what still fails in the same way with fewer turns is kept.

namespace threadlab::explore {
namespace {

using runtime::lab::Choice;
using runtime::lab::Schedule;

constexpr int most_tries = 2000;

/// How often another thread's turn begins, then how many choices there are.
std::pair<std::size_t, std::uint64_t> cost_of(const Schedule& schedule) {
  std::size_t turns = 0;
  std::uint64_t choices = 0;
  const Choice* last = nullptr;
  for (const Choice& choice : schedule.choices) {
    choices += choice.times;
    if (choice.kind == Choice::Kind::draw) continue;
    if (last == nullptr || last->value != choice.value) ++turns;
    last = &choice;
  }
  return {turns, choices};
}

class Shrinking {
 public:
  Shrinking(const Failure& failure, const Options& options, const std::function<void()>& program)
      : failure_(failure), seed_(options.seed), runner_(options, program) {
    best_ = Schedule::parse(failure.schedule);
  }

  Schedule shrink() {
    while (improve() && tries_ < most_tries) {
    }
    return best_;
  }

 private:
  /// One change for the better. False: there is none.
  bool improve() {
    for (std::size_t i = 0; i < best_.choices.size() && tries_ < most_tries; ++i) {
      if (best_.choices[i].kind == Choice::Kind::draw) continue;
      Schedule without = best_;
      without.choices.erase(without.choices.begin() + static_cast<std::ptrdiff_t>(i));
      if (try_out(without)) return true;
      if (i + 1 == best_.choices.size()) continue;
      Schedule swapped = best_;
      std::swap(swapped.choices[i], swapped.choices[i + 1]);
      if (try_out(swapped)) return true;
    }
    return false;
  }

  /// Whether it fails in the same way at a lower cost; then it is the best.
  bool try_out(const Schedule& schedule) {
    ++tries_;
    const auto strategy = make_guided(schedule);
    (void)runner_.run(*strategy, seed_);
    const bool fails_so = runner_.failure() == failure_.kind && runner_.report() == failure_.report;
    const Schedule& taken = runner_.lab().schedule();
    if (!fails_so || cost_of(taken) >= cost_of(best_)) return false;
    best_ = taken;
    return true;
  }

  const Failure& failure_;
  std::uint64_t seed_;
  Runner runner_;
  Schedule best_;
  int tries_ = 0;
};

}  // namespace

std::string shrink(const Failure& failure, const Options& options,
                   const std::function<void()>& program) {
  return Shrinking(failure, options, program).shrink().to_string();
}

}  // namespace threadlab::explore
