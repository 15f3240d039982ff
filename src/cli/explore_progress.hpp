#pragma once

// How far an exploration is, on stderr: one line that is written over where that is a terminal, and
// a line every ten seconds where it is not.

#include <threadlab/explore.hpp>

namespace threadlab::cli {

class ExploreProgress {
 public:
  ExploreProgress();
  /// Takes the line away.
  ~ExploreProgress();
  ExploreProgress(const ExploreProgress&) = delete;
  ExploreProgress& operator=(const ExploreProgress&) = delete;

  void show(const explore::Progress& progress);

 private:
  bool is_terminal_;
  bool is_shown_ = false;
  Duration next_;
};

}  // namespace threadlab::cli
