#include <algorithm>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::runtime::lab {
namespace {

/// The paper's k, the length of a run, from which the change points are drawn.
constexpr std::int64_t supposed_length = 1000;

/// The thread with the highest priority goes, and at depth - 1 steps chosen at random the one that
/// would go falls below all others.
class Pct final : public ChoosingStrategy {
 public:
  Pct(std::uint64_t seed, int depth) : stream_(seed) {
    for (int change = 1; change < depth; ++change) {
      changes_.push_back(stream_.between(1, supposed_length));
    }
    std::ranges::sort(changes_, std::greater<>());
  }

 private:
  Option pick(Lab& /*lab*/, const std::vector<Option>& options) override {
    ++choices_;
    Option best = highest(options);
    while (!changes_.empty() && changes_.back() <= choices_) {
      changes_.pop_back();
      priorities_[best.thread->number] = --lowest_;
      best = highest(options);
    }
    return best;
  }

  Option highest(const std::vector<Option>& options) {
    return *std::ranges::max_element(
        options, {}, [&](const Option& option) { return priority(option.thread->number); });
  }

  std::int64_t priority(std::uint32_t thread) {
    while (priorities_.size() <= thread) {
      priorities_.push_back(stream_.between(1, std::int64_t{1} << 62U));
    }
    return priorities_[thread];
  }

  RandomStream stream_;
  std::vector<std::int64_t> changes_;  // still to come, the next one last
  std::vector<std::int64_t> priorities_;
  std::int64_t lowest_ = 0;
  std::int64_t choices_ = 0;
};

}  // namespace

std::unique_ptr<Strategy> make_pct(std::uint64_t seed, int depth) {
  return std::make_unique<Pct>(seed, depth);
}

}  // namespace threadlab::runtime::lab
