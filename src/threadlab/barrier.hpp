#pragma once

// A fixed number of threads wait for each other: Python's threading.Barrier.
//
// The last to come runs the action, if there is one, and then all go on. A wait whose time is over,
// an action that throws, and abort() break the barrier for all who wait and all who come; reset()
// makes it whole again. It must outlive every wait.
//
// Steps: wait is *Barrier.arrive*, then, in the last to come, the action outside any step (reset
// and abort wait for its end) and *Barrier.open*, in the others *Barrier.leave*; a wait whose time
// is over leaves by *Barrier.break*. Every other method is one step.
//
// Differs from Python: fewer than one party is a ValueError "parties must be > 0" (Python 3.13's),
// and so are more than 16384, "too many parties".
//
// Example:
//     Barrier barrier(1, [] {}, 5s);
//     const int index = barrier.wait();
//     (void)index;

#include <cstdint>
#include <functional>
#include <threadlab/barrier_state.hpp>
#include <threadlab/errors.hpp>
#include <threadlab/named.hpp>
#include <threadlab/runtime/turnstile.hpp>
#include <threadlab/time.hpp>

namespace threadlab {

class Barrier {
 public:
  /// `timeout` is the default of every wait.
  explicit Barrier(int parties, std::function<void()> action = {}, Timeout timeout = forever,
                   Named named = {});
  Barrier(const Barrier&) = delete;
  Barrier& operator=(const Barrier&) = delete;

  /// Blocks until `parties` threads have called it. Returns the order of the caller's arrival, from
  /// 0. Throws BrokenBarrierError, and in the last to come what the action throws.
  int wait() { return wait(timeout_); }
  int wait(Timeout timeout);

  /// Makes the barrier empty and whole. Those who wait get a BrokenBarrierError. Blocks only while
  /// the action runs.
  void reset();
  /// Breaks the barrier. Blocks only while the action runs.
  void abort();

  [[nodiscard]] int parties() const { return static_cast<int>(parties_); }
  /// How many threads wait; 0 while they leave, and in a broken barrier.
  [[nodiscard]] int n_waiting() const;
  [[nodiscard]] bool broken() const;

 private:
  using State = detail::BarrierState;
  using Phase = State::Phase;

  struct Arrival {
    int index = 0;
    bool round = false;  // odd?
    bool is_last = false;
    bool is_open = false;  // by the last to come, in the step in which it came
    bool is_broken = false;
  };

  // Who waits for the same.
  static constexpr std::uint8_t arrive_gate = 0;
  static constexpr std::uint8_t leave_gate = 1;
  static constexpr std::uint8_t quiet_gate = 2;

  /// On threads of the operating system a round may fill while those of the last one leave, and
  /// with nothing to do in between it opens in the step that fills it: all that could as well have
  /// come one after the other. In a lab it is for the schedule to say.
  [[nodiscard]] bool is_swift() const { return word_.lab_object() == 0; }

  [[nodiscard]] Arrival arrive();
  void open();
  void leave(Timeout timeout, bool round);

  const std::uint32_t parties_;
  const std::function<void()> action_;
  const Timeout timeout_;

  runtime::Turnstile word_;  // a State
};

}  // namespace threadlab
