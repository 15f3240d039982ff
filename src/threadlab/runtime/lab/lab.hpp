#pragma once

// A laboratory: runs one program after another, with fibers for threads, a clock that jumps, and a
// strategy that decides who takes the next step. A run is a function of the program and the choices
// made.
//
// What a run needs (stacks, threads, the table of objects) is kept for the next one.

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <threadlab/runtime/lab/arena.hpp>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/lab/lab_world.hpp>
#include <threadlab/runtime/lab/objects.hpp>
#include <threadlab/runtime/lab/schedule.hpp>
#include <threadlab/runtime/lab/strategy.hpp>
#include <threadlab/runtime/world.hpp>
#include <vector>

namespace threadlab::runtime::lab {

enum class Outcome : std::uint8_t {
  finished,
  deadlock,
  step_limit,
  broken,     // the program's own claim did not hold, or two threads raced on plain data
  abandoned,  // the strategy did not want it to go on
};

/// What a run is made under.
struct Terms {
  Timing timing = Timing::ideal;
  std::uint64_t max_steps = 10'000'000;
  std::uint64_t seed = 0;  // of the program's random draws
  /// So many first lines of the log are known from another run that began alike: they are counted,
  /// and not written.
  std::uint64_t known_lines = 0;
  logging::Config log = {};  // until the program configures it
  /// Called with the outcome while the threads still stand where they stood.
  std::function<void(Outcome)> on_sealed = {};
  World::ExceptHook excepthook = {};
};

class Lab {
 public:
  Lab() = default;
  ~Lab() = default;
  Lab(const Lab&) = delete;
  Lab& operator=(const Lab&) = delete;

  /// Runs the program, and every thread it starts, on the calling OS thread. Throws ScheduleError.
  Outcome run(FunctionRef<void()> program, Strategy& strategy, Terms terms);

  // What the last run came to.

  [[nodiscard]] const Schedule& schedule() const { return schedule_; }
  [[nodiscard]] std::uint64_t steps() const { return steps_.load(std::memory_order_relaxed); }
  [[nodiscard]] Duration now() const { return now_; }
  /// What left the program by an exception, if anything.
  [[nodiscard]] std::exception_ptr exception() const { return exception_; }
  /// How many threads ended by an exception.
  [[nodiscard]] std::size_t uncaught() const { return uncaught_; }
  /// Why the run is broken.
  [[nodiscard]] const std::string& failure() const { return failure_; }

  // For the threads of the run.

  /// Waits until the calling thread's step is chosen, and takes it. False: its time was over.
  bool take(const Request& request, Timeout timeout);

  /// A new thread, which is about to begin. Throws std::bad_alloc.
  void spawn(World& world, const ThreadPtr& state);

  std::int64_t draw(std::int64_t lo, std::int64_t hi);

  /// Ends the run as broken.
  void fail(std::string failure);

  [[nodiscard]] Objects& objects() { return objects_; }
  [[nodiscard]] const Objects& objects() const { return objects_; }

  /// One more line goes to the log. False: it is known.
  [[nodiscard]] bool add_line() { return lines_++ >= known_lines_; }

  /// The calling thread's own time: under `ideal` timing the lab's, under `any`, where there is no
  /// common clock, what its own sleeps and timeouts add up to.
  [[nodiscard]] Duration elapsed() const { return time_of(*current_); }

  [[nodiscard]] std::uint32_t current_number() const { return current_->number; }

  // For the strategy.

  void advance(Duration time) { now_ = std::max(now_, time); }
  [[nodiscard]] Timing timing() const { return timing_; }

  /// Every thread that has not finished, in no order that lasts.
  [[nodiscard]] const std::vector<LabThread*>& threads() const { return live_; }
  /// Every thread there was, by its number.
  [[nodiscard]] const Arena<LabThread>& all_threads() const { return threads_; }

  /// Whether the thread's wait may end by its timeout now.
  [[nodiscard]] bool may_time_out(const LabThread& thread) const {
    if (thread.deadline == at_no_time) return false;
    return (timing_ == Timing::any || thread.deadline <= now_) && thread.request->expiry.may();
  }

  /// The next moment at which a wait may end; at_no_time when there is none.
  [[nodiscard]] Duration next_deadline() const;

 private:
  static void live(void* argument);

  // The life of a run.
  void begin(Strategy& strategy, const Terms& terms);
  void seal(const Terms& terms);
  void bury();
  void kill(LabThread& thread);
  void reap();

  // The life of a thread.
  void live_main(LabThread& main);
  LabThread& new_thread(World& world, const ThreadPtr& state);
  void retire(LabThread& thread);
  [[noreturn]] void leave(LabThread& thread);
  Fiber& hand_on(LabThread& thread);

  // The life of a step.
  LabThread* decide(LabThread* running);
  void park(LabThread& thread, const Request& request, Timeout timeout);
  [[nodiscard]] Duration deadline_after(Timeout timeout, const LabThread& thread) const;
  void switch_to(LabThread& from, LabThread* to);
  void carry_out(LabThread& thread, const Request& request);
  [[noreturn]] void end_here(LabThread& me);
  bool die_at(const Request& request, LabThread& dying);
  [[nodiscard]] Duration time_of(const LabThread& thread) const {
    return timing_ == Timing::ideal ? now_ : thread.own_time;
  }

  Strategy* strategy_ = nullptr;
  Timing timing_ = Timing::ideal;
  std::uint64_t max_steps_ = 0;

  Self* outside_ = nullptr;    // the OS thread's own
  std::optional<Fiber> host_;  // the OS thread that runs the program
  LabThread* current_ = nullptr;
  LabThread* main_ = nullptr;
  const FunctionRef<void()>* program_ = nullptr;
  std::optional<LabWorld> world_;

  StackPool stacks_;
  Arena<LabThread> threads_;
  std::vector<LabThread*> live_;
  std::vector<LabThread*> finished_;  // may still stand on their stacks
  Objects objects_;

  Duration now_{0};
  std::atomic<std::uint64_t> steps_ = 0;  // read by the watchdog's thread
  std::uint64_t ages_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t known_lines_ = 0;
  std::uint64_t passed_by_ = 0;
  Schedule schedule_;
  Outcome outcome_ = Outcome::finished;
  std::string failure_;
  std::size_t uncaught_ = 0;
  std::exception_ptr exception_;
  std::exception_ptr strategy_error_;
};

}  // namespace threadlab::runtime::lab
