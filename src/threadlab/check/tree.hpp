#pragma once

// The tree of choices, searched depth first by running the program again along a path.
//
// A path is all that was chosen since the program began. Where there was more than one option the
// path has a fork, which knows what has not been tried. States in which every option has failed are
// dead, and never entered again.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <threadlab/check/unforked.hpp>
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
  std::uint64_t past = 0;   // of the thread, then
  std::size_t next = 0;     // the place of the thread's next line in the log
  bool must_end = false;    // the thread, before the run can
};

class Tree {
 public:
  /// A new run, from the beginning of the path.
  void restart() { place_ = fork_ = 0; }

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

  [[nodiscard]] std::vector<Choice> path() const { return {path_.begin(), path_.end()}; }
  [[nodiscard]] std::size_t length() const { return path_.size(); }

  /// No run that prints the log goes through this state.
  void bury(std::uint64_t state) {
    if (state != 0) dead_.insert(state);
  }

  /// From now on, the states of the path's forks are settled: they will be looked at before it is
  /// said that there is no run.
  void settle_path();
  /// Whether the state is dead or settled.
  [[nodiscard]] bool is_settled(std::uint64_t state) const {
    return dead_.contains(state) || on_path_.contains(state);
  }
  void unsettle_path() { on_path_.clear(); }

  [[nodiscard]] bool may_succeed(const Option& option) const {
    return !dead_.contains(option.after) && !is_hopeless(option);
  }

  /// A place on the path, from where the run has come to on: what is chosen there, and what else.
  class Lookout;
  [[nodiscard]] Lookout look_out();
  /// Whether scouts have been sent from where the run has come to.
  [[nodiscard]] bool has_scouts_here() const { return fork_ < scouted_; }
  [[nodiscard]] std::size_t forks_without_scouts() const { return forks_.size() - scouted_; }
  /// Scouts have been sent from all forks of the path.
  void note_scouts() { scouted_ = forks_.size(); }

  /// Whether it has become known that an option fails.
  std::function<bool(const Option&)> is_hopeless = [](const Option&) { return false; };

 private:
  struct Fork {
    std::size_t place;    // in the path
    std::uint64_t state;  // 0 when it is not known
    std::size_t first;    // its options: the last in options_, from here
    std::size_t tried;    // the index of the one on the path
  };

  /// The first of the last fork's options from this index on that may succeed; options_.size() when
  /// there is none.
  [[nodiscard]] std::size_t next_untried(std::size_t index) const;
  void drop_last_fork();

  // No scout looks at the tree.
  UnforkedVector<Choice> path_;
  std::size_t place_ = 0;
  UnforkedVector<Fork> forks_;
  std::size_t fork_ = 0;            // the first that the run has not come to
  std::size_t scouted_ = 0;         // how many of the first forks scouts have been sent from
  UnforkedVector<Option> options_;  // of all forks, one after another
  UnforkedMemory memory_{InScouts::missing};
  std::pmr::unordered_set<std::uint64_t> dead_{&memory_};
  std::pmr::unordered_set<std::uint64_t> on_path_{&memory_};
};

class Tree::Lookout {
 public:
  Lookout(const Tree& tree, std::size_t place, std::size_t fork)
      : tree_(tree), place_(place), fork_(fork) {}

  [[nodiscard]] bool is_at_end() const { return place_ == tree_.path_.size(); }
  [[nodiscard]] const Choice& choice() const { return tree_.path_[place_]; }
  [[nodiscard]] bool is_at_fork() const {
    return fork_ != tree_.forks_.size() && tree_.forks_[fork_].place == place_;
  }
  /// What has not been tried; nothing where there is no fork. Valid until the tree changes.
  [[nodiscard]] std::span<const Option> untried() const;
  void go_on() {
    if (is_at_fork()) ++fork_;
    ++place_;
  }

 private:
  const Tree& tree_;
  std::size_t place_;
  std::size_t fork_;  // the first that is not behind it
};

}  // namespace threadlab::check
