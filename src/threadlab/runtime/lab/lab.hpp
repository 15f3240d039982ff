#pragma once

// One run of a program in the laboratory: its threads are fibers, its clock jumps, and a strategy
// decides who takes the next step. A run is a function of the program and the choices made.

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/lab/schedule.hpp>
#include <threadlab/runtime/lab/strategy.hpp>
#include <threadlab/runtime/object_kind.hpp>
#include <threadlab/runtime/world.hpp>
#include <vector>

namespace threadlab::runtime::lab {

enum class Outcome : std::uint8_t { finished, deadlock, step_limit };

/// What the lab knows of a primitive.
struct Object {
  ObjectKind kind;
  std::uint32_t number;               // among its kind, from 1
  std::string name;                   // given by the program, or empty
  const LabThread* holder = nullptr;  // of a lock
  std::uint64_t held_since_line = 0;  // how many log lines there were when it was taken
};

class Lab {
 public:
  struct Limits {
    std::uint64_t max_steps;
  };

  Lab(std::unique_ptr<Strategy> strategy, Timing timing, Limits limits);
  ~Lab();
  Lab(const Lab&) = delete;
  Lab& operator=(const Lab&) = delete;

  /// Runs the program in `world`, whose main thread is `main`, and every thread it starts, on the
  /// calling OS thread. Throws ScheduleError.
  Outcome run(World& world, const ThreadPtr& main, const std::function<void()>& program);

  /// Waits until the calling thread's step is chosen, and takes it. False: its time was over.
  bool take(const Request& request, Timeout timeout);

  /// A new thread, which is about to begin. Throws std::bad_alloc.
  void spawn(World& world, const ThreadPtr& state);

  std::int64_t draw(std::int64_t lo, std::int64_t hi);

  [[nodiscard]] ObjectId add_object(ObjectKind kind);
  void name_object(ObjectId id, std::string name);
  [[nodiscard]] const Object& object(ObjectId id) const { return objects_[id - 1]; }

  /// One more log line was printed.
  void count_line() { ++lines_; }

  [[nodiscard]] Duration now() const { return now_; }
  void advance(Duration time) { now_ = std::max(now_, time); }
  [[nodiscard]] std::uint64_t steps() const { return steps_.load(std::memory_order_relaxed); }
  [[nodiscard]] Timing timing() const { return timing_; }
  [[nodiscard]] const Schedule& schedule() const { return schedule_; }

  [[nodiscard]] std::uint32_t current_number() const { return current_->number; }
  [[nodiscard]] bool has_object(ObjectId id) const { return id != 0 && id <= objects_.size(); }

  /// Every thread that has not finished.
  [[nodiscard]] const std::vector<LabThread*>& threads() const { return live_; }

  /// Whether the thread's wait may end by its timeout now.
  [[nodiscard]] bool may_time_out(const LabThread& thread) const;

  /// What left the program by an exception, if anything.
  [[nodiscard]] std::exception_ptr exception() const { return exception_; }

  /// Called once the outcome is known, while the threads still stand where they stood.
  std::function<void(Outcome)> on_sealed;

 private:
  friend struct LabThread;

  static void live(void* argument);
  void live_main(LabThread& main);
  LabThread& new_thread(World& world, const ThreadPtr& state);
  [[noreturn]] void leave(LabThread& thread);
  Fiber& hand_on(LabThread& thread);

  LabThread* decide(LabThread* running);
  void park(LabThread& thread, const Request& request, Timeout timeout);
  void switch_to(LabThread& from, LabThread* to);
  void carry_out(LabThread& thread, const Request& request);
  void note_holder(const LabThread& thread, const Step& step);
  void hold(ObjectId lock, const LabThread* holder);
  bool pass_by(LabThread& dying);
  void bury();
  void reap();

  std::unique_ptr<Strategy> strategy_;
  const Timing timing_;
  const Limits limits_;

  Self* outside_ = nullptr;  // the OS thread's own
  Fiber host_;
  LabThread* current_ = nullptr;
  LabThread* main_ = nullptr;
  const std::function<void()>* program_ = nullptr;

  std::vector<std::unique_ptr<LabThread>> threads_;
  std::vector<LabThread*> live_;      // in no order that lasts
  std::vector<LabThread*> finished_;  // may still stand on their stacks
  std::vector<Object> objects_;
  std::array<std::uint32_t, 16> numbers_{};  // how many objects of each kind there are

  Duration now_{0};
  std::atomic<std::uint64_t> steps_ = 0;  // read by the watchdog's thread
  std::uint64_t ages_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t passed_by_ = 0;
  Schedule schedule_;
  Outcome outcome_ = Outcome::finished;
  std::exception_ptr exception_;       // of the program
  std::exception_ptr schedule_error_;  // of the strategy
};

}  // namespace threadlab::runtime::lab
