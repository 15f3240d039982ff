#include <algorithm>
#include <threadlab/check/tree.hpp>

namespace threadlab::check {

void Tree::go(const Choice& choice) {
  path_.push_back(choice);
  place_ = path_.size();
}

std::optional<Choice> Tree::branch(std::uint64_t state, std::span<const Option> options) {
  if (dead_.contains(state)) return std::nullopt;
  const std::size_t first = options_.size();
  options_.insert(options_.end(), options.begin(), options.end());
  const std::size_t tried = next_untried(first);
  forks_.push_back({.place = path_.size(), .state = state, .first = first, .tried = tried});
  if (tried == options_.size()) {
    drop_last_fork();
    return std::nullopt;
  }
  go(options_[tried].choice);
  return options_[tried].choice;
}

bool Tree::backtrack() {
  while (!forks_.empty()) {
    Fork& fork = forks_.back();
    bury(options_[fork.tried].after);
    fork.tried = next_untried(fork.tried + 1);
    if (fork.tried != options_.size()) {
      path_.resize(fork.place);
      path_.push_back(options_[fork.tried].choice);
      return true;
    }
    drop_last_fork();
  }
  return false;
}

std::size_t Tree::next_untried(std::size_t index) const {
  while (index != options_.size() && !may_succeed(options_[index])) ++index;
  return index;
}

void Tree::settle_path() {
  for (const Fork& fork : forks_) on_path_.insert(fork.state);
}

void Tree::drop_last_fork() {
  const Fork& fork = forks_.back();
  bury(fork.state);
  options_.resize(fork.first);
  forks_.pop_back();
  scouted_ = std::min(scouted_, forks_.size());
}

Tree::Lookout Tree::look_out() {
  while (fork_ != forks_.size() && forks_[fork_].place < place_) ++fork_;
  return {*this, place_, fork_};
}

std::span<const Option> Tree::Lookout::untried() const {
  if (!is_at_fork()) return {};
  const std::size_t next = fork_ + 1;
  const std::size_t end =
      next == tree_.forks_.size() ? tree_.options_.size() : tree_.forks_[next].first;
  return std::span(tree_.options_).subspan(0, end).subspan(tree_.forks_[fork_].tried + 1);
}

}  // namespace threadlab::check
