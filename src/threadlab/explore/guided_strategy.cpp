#include <algorithm>
#include <deque>
#include <threadlab/explore/guided_strategy.hpp>

namespace threadlab::explore {
namespace {

using runtime::RandomStream;
using runtime::lab::Choice;
using runtime::lab::Lab;
using runtime::lab::Option;
using runtime::lab::Schedule;

class Guided final : public runtime::lab::ChoosingStrategy {
 public:
  explicit Guided(const Schedule& schedule) {
    for (const Choice& choice : schedule.choices) {
      (choice.kind == Choice::Kind::draw ? draws_ : choices_).push_back(choice);
    }
  }

 private:
  Option pick(Lab& /*lab*/, const std::vector<Option>& options) override {
    while (!choices_.empty()) {
      Choice& wanted = choices_.front();
      const Option found = find(options, static_cast<std::uint32_t>(wanted.value),
                                wanted.kind == Choice::Kind::timeout);
      if (found.exists() && --wanted.times > 0) return remember(found);
      choices_.pop_front();
      if (found.exists()) return remember(found);
    }
    const Option same = find(options, last_, false);
    return remember(same.exists() ? same : options.front());
  }

  std::optional<std::int64_t> draw(Lab& /*lab*/, RandomStream& /*random*/, std::int64_t lo,
                                   std::int64_t hi) override {
    if (draws_.empty()) return lo;
    const std::int64_t drawn = std::clamp(draws_.front().value, lo, hi);
    draws_.pop_front();
    return drawn;
  }

  static Option find(const std::vector<Option>& options, std::uint32_t thread, bool is_timeout) {
    const auto found = std::ranges::find_if(options, [&](const Option& option) {
      return option.thread->number == thread && option.is_timeout == is_timeout;
    });
    return found == options.end() ? Option{} : *found;
  }

  Option remember(Option option) {
    last_ = option.thread->number;
    return option;
  }

  std::deque<Choice> choices_;
  std::deque<Choice> draws_;
  std::uint32_t last_ = 0;
};

}  // namespace

std::unique_ptr<runtime::lab::Strategy> make_guided(const Schedule& schedule) {
  return std::make_unique<Guided>(schedule);
}

}  // namespace threadlab::explore
