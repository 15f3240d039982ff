#pragma once

// What makes the choices of a run: who takes the next step.
//
// A strategy is told of new threads (parked before their first step) and of each step that is taken
// (stepped), so that it can keep what it needs to choose without looking at every thread again.

#include <cstdint>
#include <memory>
#include <optional>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/lab/schedule.hpp>
#include <vector>

namespace threadlab::runtime::lab {

class Lab;

/// Something that can be done now: a thread's step, or the end of its wait by its timeout.
struct Option {
  LabThread* thread = nullptr;
  bool is_timeout = false;

  [[nodiscard]] bool exists() const { return thread != nullptr; }
};

/// What was chosen, and whether there was anything else to choose. No option: nothing can ever be
/// done, or the strategy abandons the run.
struct Decision {
  Option option = {};
  bool had_alternative = false;
  bool abandons = false;
};

class Strategy {
 public:
  Strategy() = default;
  Strategy(const Strategy&) = delete;
  Strategy& operator=(const Strategy&) = delete;
  virtual ~Strategy() = default;

  /// A run begins; what was learned of the last one is forgotten.
  virtual void begin() {}

  /// The next thing that is done. `running` is the thread that has just come to its next step; null
  /// when it has finished.
  virtual Decision choose(Lab& lab, LabThread* running) = 0;

  /// What a random draw of the running thread gives; both ends included, lo < hi. Nothing: the run
  /// is abandoned.
  virtual std::optional<std::int64_t> draw(Lab& /*lab*/, RandomStream& random, std::int64_t lo,
                                           std::int64_t hi) {
    return random.between(lo, hi);
  }

  virtual void parked(Lab& /*lab*/, LabThread& /*thread*/) {}
  virtual void stepped(Lab& /*lab*/, const LabThread& /*thread*/, const Step& /*step*/) {}

  /// The run is over. Throws ScheduleError when the strategy wanted it to go on.
  virtual void finished() {}
};

/// Chooses from the list of all that can be done, which is made anew for each choice.
class ChoosingStrategy : public Strategy {
 public:
  Decision choose(Lab& lab, LabThread* running) override;

 protected:
  /// One of at least two options, which stand in the order of the threads' numbers.
  virtual Option pick(Lab& lab, const std::vector<Option>& options) = 0;

 private:
  std::vector<Option> options_;
};

std::unique_ptr<Strategy> make_fifo();
std::unique_ptr<Strategy> make_random(std::uint64_t seed);
/// Burckhardt, Kothari, Musuvathi and Nagarakatte, "A Randomized Scheduler with Probabilistic
/// Guarantees of Finding Bugs", ASPLOS 2010; `depth` is their d.
std::unique_ptr<Strategy> make_pct(std::uint64_t seed, int depth);
/// Follows the schedule's choices. Throws ScheduleError where they do not fit the program; when
/// `lenient`, goes on as fifo from there.
std::unique_ptr<Strategy> make_replay(Schedule schedule, bool lenient);

}  // namespace threadlab::runtime::lab
