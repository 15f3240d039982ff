#pragma once

// A short look-out before a thread goes to sleep: a wake-up by the kernel costs as much as
// thousands of looks, and what a thread waits for often comes sooner.
//
// It may look ten times first, five in a row and then at distances that double; after that it looks
// at equal distances, for about as long as a wake-up takes: a shorter look-out would never see two
// threads that wake each other. It pauses and never yields: sched_yield gives the processor to
// whoever is busy, for milliseconds. Where looking was in vain it is cut by half each time, down to
// nothing, and tried in full again at times; one success restores it. What was learned is kept by
// the address of what is waited for, and after the first ten looks only one thread looks out there
// at a time, the others sleep.

#include <chrono>
#include <threadlab/runtime/function_ref.hpp>
#include <threadlab/runtime/os/futex.hpp>
#include <threadlab/runtime/os/looks.hpp>

namespace threadlab::runtime::os {

/// What was learned at one place, and what comes of it now.
class LookOut {
 public:
  /// For what is at the address. A thread that vanishes with the program does so here.
  explicit LookOut(const void* address);

  [[nodiscard]] bool is_worth_while() const { return budget_ != std::chrono::nanoseconds::zero(); }

  /// True, and learns from it.
  [[nodiscard]] bool succeed() const {
    if (was_cut_) [[unlikely]]
      restore();
    return true;
  }

  /// Looks at equal distances, and learns from it.
  [[nodiscard]] bool look(Deadline deadline, FunctionRef<bool()> done) const;

 private:
  struct Spot;

  static Spot& spot_of(const void* address);
  void restore() const;

  Spot& spot_;
  bool was_cut_ = false;
  std::chrono::nanoseconds budget_{0};
};

inline void pause() {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("isb");
#endif
}

/// True as soon as `done` is. False: the look-out, or the time until the deadline, is over. A
/// thread that vanishes with the program does so here, too.
template <class Done>
[[nodiscard]] bool spin(Looks looks, const void* address, Deadline deadline, Done done) {
  constexpr int eager_looks = 10;
  constexpr int looks_in_a_row = 5;
  const LookOut look_out(address);
  if (!look_out.is_worth_while()) return false;
  if (looks == Looks::eager) {
    // Here, and not behind a call: two threads that wait for each other do little else.
    for (int look = 1, distance = 1; look <= eager_looks; ++look) {
      if (done()) return look_out.succeed();
      for (int i = 0; i != distance; ++i) pause();
      if (look >= looks_in_a_row) distance *= 2;
    }
  }
  return look_out.look(deadline, done);
}

}  // namespace threadlab::runtime::os
