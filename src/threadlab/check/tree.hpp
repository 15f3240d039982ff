#pragma once

// The tree of choices, searched depth first by running the program again along a path.
//
// A path is all that was chosen since the program began. Where there was more than one option the
// path has a fork, which knows what has not been tried. States in which every option has failed are
// dead, and never entered again.

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

namespace threadlab::check {

struct Choice {
  enum class Kind : std::uint8_t { step, timeout, draw };

  Kind kind = Kind::step;
  std::int64_t value = 0;  // the thread's number, or what is drawn
};

struct Option {
  Choice choice;
  std::uint64_t after = 0;  // the state it leads to; 0 when that is not known
};

class Tree {
 public:
  /// A new run, from the beginning of the path.
  void restart() { place_ = 0; }

  [[nodiscard]] bool is_at_end() const { return place_ == path_.size(); }

  /// The next choice of the path. Requires that it is not at its end.
  const Choice& follow() { return path_[place_++]; }

  /// The only thing to do.
  void go(const Choice& choice);

  /// The options in the order in which they are to be tried; the first that does not lead to a dead
  /// state, if there is one and the state itself is not dead.
  std::optional<Choice> branch(std::uint64_t state, std::span<const Option> options);

  /// The path has failed: makes it the next one to try. False: there is none.
  [[nodiscard]] bool backtrack();

  [[nodiscard]] const std::vector<Choice>& path() const { return path_; }

 private:
  struct Fork {
    std::size_t place;    // in the path
    std::uint64_t state;  // 0 when it is not known
    std::size_t first;    // its options: the last in options_, from here
    std::size_t tried;    // the index of the one on the path
  };

  /// The first option from this index on that may succeed; options_.size() when there is none.
  [[nodiscard]] std::size_t next_untried(std::size_t index) const;
  void bury(std::uint64_t state);
  void drop_last_fork();

  std::vector<Choice> path_;
  std::size_t place_ = 0;
  std::vector<Fork> forks_;
  std::vector<Option> options_;  // of all forks, one after another
  std::unordered_set<std::uint64_t> dead_;
};

}  // namespace threadlab::check
