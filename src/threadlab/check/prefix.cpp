#include <algorithm>
#include <threadlab/check/prefix.hpp>

namespace threadlab::check {
namespace {

class PrefixSearch {
 public:
  PrefixSearch(Case& what, std::size_t printed, Deadline deadline)
      : what_(what), deadline_(deadline), printed_(printed), most_(what.log.size()) {}

  LongestPrefix look() {
    // The longest is most often not far from the longest met with so far.
    std::size_t stride = 1;
    while (printed_ != most_ && try_to_print(std::min(printed_ + stride, most_))) stride *= 2;
    while (printed_ != most_ && !is_over_) {
      (void)try_to_print(printed_ + (most_ - printed_ + 1) / 2);
    }
    return {.lines = printed_, .is_longest = !is_over_};
  }

 private:
  bool try_to_print(std::size_t lines) {
    const Finding finding = search(what_, Goal::prefix, lines, deadline_);
    printed_ = std::max(printed_, finding.furthest);
    if (finding.found == Found::yes) return true;
    if (finding.found == Found::no) most_ = lines - 1;
    is_over_ = finding.found == Found::not_in_time;
    return false;
  }

  Case& what_;
  const Deadline deadline_;
  std::size_t printed_;
  std::size_t most_;  // no run prints more
  bool is_over_ = false;
};

}  // namespace

LongestPrefix longest_prefix(Case& what, std::size_t printed, Deadline deadline) {
  return PrefixSearch(what, printed, deadline).look();
}

std::vector<std::string> next_lines(Case& what, std::size_t printed, Deadline deadline) {
  std::vector<std::string> texts;
  const auto add = [&](std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
  };
  (void)search(what, Goal::collect, printed, deadline, add);
  return texts;
}

}  // namespace threadlab::check
