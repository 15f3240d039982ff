#pragma once

// Claims that need an order, which only the lab makes certain. In its virtual time a sleep costs
// nothing and says exactly when a thread acts; at one and the same instant every order is tried.
//
// LAB_CONTRACT(suite, claim) { ... }        holds in every order, in time that passes only when no
//                                           thread can step
// ANY_TIMING_CONTRACT(suite, claim) { ... } holds in every order, however slow or fast the machine
// FIFO_CONTRACT(suite, claim) { ... }       holds in the lab's default order: who has waited
//                                           longest goes first
// EITHER_CONTRACT(suite, claim, timing, "a", "b") { ... return "a"; }
//                                           each order gives one of these, and each of them comes

#include <algorithm>
#include <mutex>
#include <string>
#include <threadlab/runtime/world.hpp>
#include <threadlab/sleep.hpp>
#include <threadlab/threading.hpp>
#include <utility>
#include <vector>

#include "contract.hpp"

#define LAB_CONTRACT(suite, claim)                                                 \
  static void suite##_##claim();                                                   \
  TEST(suite##InLab, claim) { threadlab::contract::hold_in_lab(suite##_##claim); } \
  static void suite##_##claim()

#define ANY_TIMING_CONTRACT(suite, claim)                                           \
  static void suite##_##claim();                                                    \
  TEST(suite##InLab, claim) {                                                       \
    threadlab::contract::hold_in_lab(suite##_##claim, threadlab::lab::Timing::any); \
  }                                                                                 \
  static void suite##_##claim()

#define FIFO_CONTRACT(suite, claim)                                                 \
  static void suite##_##claim();                                                    \
  TEST(suite##InLab, claim) { threadlab::contract::hold_in_fifo(suite##_##claim); } \
  static void suite##_##claim()

#define EITHER_CONTRACT(suite, claim, timing, ...)                                           \
  static std::string suite##_##claim();                                                      \
  TEST(suite##InLab, claim) {                                                                \
    threadlab::contract::expect_each_result(suite##_##claim, threadlab::lab::Timing::timing, \
                                            {__VA_ARGS__});                                  \
  }                                                                                          \
  static std::string suite##_##claim()

namespace threadlab::contract {

/// The lab's clock; a run begins at zero.
inline Duration now() { return runtime::world().elapsed(); }

/// What happened, in its order. Between two steps a thread of the lab runs undisturbed: nobody ever
/// waits for the mutex, and it is there for the thread sanitizer, which sees threads that nothing
/// orders.
class Story {
 public:
  void add(const std::string& event) {
    const std::scoped_lock guard(mutex_);
    text_ += text_.empty() ? event : ", " + event;
  }
  [[nodiscard]] std::string text() const {
    const std::scoped_lock guard(mutex_);
    return text_;
  }

 private:
  mutable std::mutex mutex_;
  std::string text_;  // guarded by the mutex
};

/// Threads that begin to act at given instants.
class Timetable {
 public:
  template <class F>
  void at(Duration instant, F f) {
    crew_.start([instant, f]() mutable {
      sleep(instant - now());
      f();
    });
  }

  /// Returns once all have ended.
  void run() { crew_.join(); }

 private:
  Crew crew_;
};

/// Calls wait(i) in a thread of its own for each i from 1 to n, at i milliseconds; they tell the
/// story whose turn came when.
template <class Wait>
void line_up(Timetable& day, int n, Story& story, Wait wait) {
  for (int i = 1; i <= n; ++i) {
    day.at(std::chrono::milliseconds(i), [i, &story, wait]() mutable {
      wait(i);
      story.add(std::to_string(i));
    });
  }
}

}  // namespace threadlab::contract
