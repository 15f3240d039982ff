#pragma once

// Scouts: copies of this process that go a few steps further, note what they see where this process
// can read it, and are gone.
//
// A fiber's state cannot be copied, but a process's can. To know what a thread does next in a state
// that the run has only just reached costs a fork, not a run from the beginning.

#include <sys/types.h>

#include <deque>

namespace threadlab::check {

class Scouts {
 public:
  Scouts();
  Scouts(const Scouts&) = delete;
  Scouts& operator=(const Scouts&) = delete;
  ~Scouts() { await_all(); }

  /// Sends one. True: this is the scout, which calls `retire` in the end. False: this is the
  /// process that sent it, which goes on at once while few are on their way.
  [[nodiscard]] bool send();

  /// Waits until all have come to their end.
  void await_all();

  /// Whether this process is one.
  [[nodiscard]] bool is_scout() const { return is_scout_; }

  /// Ends a scout.
  [[noreturn]] void retire() const;

 private:
  void await_first();

  // Called through its address: else each scout anew would look it up in all shared libraries.
  void (*const leave_)(int);

  bool is_scout_ = false;
  std::deque<pid_t> on_their_way_;
};

}  // namespace threadlab::check
