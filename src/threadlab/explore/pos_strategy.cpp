#include <algorithm>
#include <map>
#include <threadlab/explore/footprint.hpp>
#include <threadlab/explore/pos_strategy.hpp>

namespace threadlab::explore {
namespace {

using runtime::RandomStream;
using runtime::lab::Lab;
using runtime::lab::Option;

class Pos final : public runtime::lab::ChoosingStrategy {
 public:
  Pos(std::uint64_t seed, Observe observe) : stream_(seed), observe_(observe) {}

 private:
  Option pick(Lab& /*lab*/, const std::vector<Option>& options) override {
    const Option best = *std::ranges::max_element(
        options, {}, [&](const Option& option) { return priority(*option.thread); });
    const Footprint taken = footprint_of(*best.thread, observe_);
    priorities_.erase(best.thread->number);
    for (const Option& option : options) {
      if (conflict(taken, footprint_of(*option.thread, observe_))) {
        priorities_.erase(option.thread->number);
      }
    }
    return best;
  }

  std::int64_t priority(const runtime::lab::LabThread& thread) {
    const auto [known, is_new] = priorities_.try_emplace(thread.number, 0);
    if (is_new) known->second = stream_.between(0, std::int64_t{1} << 62U);
    return known->second;
  }

  RandomStream stream_;
  Observe observe_;
  std::map<std::uint32_t, std::int64_t> priorities_;  // by thread, of the step that is due
};

}  // namespace

std::unique_ptr<runtime::lab::Strategy> make_pos(std::uint64_t seed, Observe observe) {
  return std::make_unique<Pos>(seed, observe);
}

}  // namespace threadlab::explore
