#pragma once

// A thread that calls a function after a while, unless it is cancelled before: Python's
// threading.Timer. It is a Thread, named as one without a target: "Thread-1".
//
// Steps: those of its thread, and *Event.arrive*, *Event.wait*, *Event.is_set*, *Event.set* on the
// event "finished".
//
// Differs from Python: a negative interval is a ValueError.
//
// Example:
//     Timer timer(30s, [] {});
//     timer.start();
//     timer.cancel();

#include <memory>
#include <threadlab/event.hpp>
#include <threadlab/target.hpp>
#include <threadlab/thread.hpp>
#include <threadlab/time.hpp>

namespace threadlab {

class Timer : public Thread {
 public:
  Timer(Timeout interval, Target function);
  Timer(const Timer&) = default;
  Timer& operator=(const Timer&) = default;
  ~Timer() = default;

  /// Stops the timer if it is still waiting; else does nothing. Never blocks.
  void cancel() { finished_->set(); }

 private:
  Timer(Timeout interval, Target function, std::shared_ptr<Event> finished);

  std::shared_ptr<Event> finished_;
};

}  // namespace threadlab
