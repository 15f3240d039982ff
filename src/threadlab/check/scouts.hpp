#pragma once

// Scouts: copies of this process that go a few steps further, tell what they saw, and are gone.
//
// A fiber's state cannot be copied, but a process's can. To know what a thread does next in a state
// that the run has only just reached costs a fork, not a run from the beginning.

#include <cstdint>
#include <functional>
#include <vector>

namespace threadlab::check {

/// What a scout tells: a thread's past after a step, and the line it then comes to.
struct Sighting {
  std::uint64_t past;
  std::uint32_t speaker;
  std::uint32_t text;
  bool is_unique;
};

class Scouts {
 public:
  Scouts() = default;
  Scouts(const Scouts&) = delete;
  Scouts& operator=(const Scouts&) = delete;

  /// Sends one. True: this is the scout, which calls `report` in the end. False: this is the
  /// process that sent it, and it has come to its end; what it told is in `sightings`.
  [[nodiscard]] bool send(std::vector<Sighting>& sightings);

  /// Whether this process is one.
  [[nodiscard]] bool is_scout() const { return report_to_ >= 0; }

  /// Does not return.
  [[noreturn]] void report(const std::vector<Sighting>& sightings) const;

 private:
  int report_to_ = -1;
};

}  // namespace threadlab::check
