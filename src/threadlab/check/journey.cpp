#include <algorithm>
#include <functional>
#include <threadlab/check/journey.hpp>
#include <utility>

namespace threadlab::check {
namespace {

/// Under `any` timing there is no clock.
constexpr Duration no_time{0};

std::uint32_t number_of(const Choice& choice) { return static_cast<std::uint32_t>(choice.value); }

/// Along the path, with threads that go astray.
class Strayer {
 public:
  Strayer(const JourneyPlanner& planner, const Tree::Lookout& from)
      : planner_(planner), ahead_(from) {}

  Journey plan(const Option& first) {
    constexpr std::size_t most_legs = 200;
    strays_.push_back(number_of(ahead_.choice()));  // it does not get what it should
    stray(first);
    for (ahead_.go_on(); journey_.legs.size() < most_legs && go_on();) ahead_.go_on();
    return std::move(journey_);
  }

 private:
  /// False: the journey ends here.
  bool go_on() {
    if (strays_.size() > Scouts::most_reports || ahead_.is_at_end()) return false;
    if (ahead_.choice().kind == Choice::Kind::draw) return false;
    if (!has_strayed(ahead_.choice())) {
      journey_.legs.push_back({.choice = ahead_.choice()});
      return true;
    }
    return !ahead_.is_at_fork() || replace();
  }

  /// Another thread for one that has strayed.
  bool replace() {
    constexpr std::size_t most_without_question = 10;
    for (const Option& option : ahead_.untried()) {
      if (!planner_.is_asked(option) || has_strayed(option.choice)) continue;
      stray(option);
      return true;
    }
    const std::size_t stray = without_question_++ % strays_.size();
    journey_.legs.push_back(
        {.choice = {.kind = Choice::Kind::step, .value = strays_[stray]}, .goes_to_get = true});
    return without_question_ <= most_without_question;
  }

  void stray(const Option& option) {
    strays_.push_back(number_of(option.choice));
    journey_.legs.push_back({.choice = option.choice, .asks = option.past});
  }

  [[nodiscard]] bool has_strayed(const Choice& choice) const {
    return std::ranges::find(strays_, number_of(choice)) != strays_.end();
  }

  const JourneyPlanner& planner_;
  Tree::Lookout ahead_;
  Journey journey_;
  std::vector<std::uint32_t> strays_;  // threads, in the order in which they left the path
  std::size_t without_question_ = 0;
};

}  // namespace

bool JourneyPlanner::is_asked(const Option& option) const {
  return option.choice.kind == Choice::Kind::step && tree_.may_succeed(option) &&
         !prospects_.is_known_or_planned(option.past);
}

Journey JourneyPlanner::stray(const Option& first) {
  Journey journey = Strayer(*this, tree_.look_out()).plan(first);
  for (const Journey::Leg& leg : journey.legs) {
    if (leg.asks != 0) prospects_.plan(leg.asks);
  }
  return journey;
}

void JourneyPlanner::share_out(Journey& journey, std::vector<Doing> threads) {
  if (threads.empty()) return;
  const Thing& queue = history_.thing(threads.front().step.object);
  const std::size_t items =
      std::min({queue.items - queue.gets, threads.size(), Scouts::most_reports - 1});
  // Of who prints first the path itself has shown the most.
  std::ranges::sort(threads, std::greater(), [this](const Doing& thread) {
    return std::pair(progress_.next_of(history_.actor(thread.number).speaker), thread.number);
  });
  for (std::size_t item = 0; item != items; ++item) {
    auto taker = std::ranges::find_if(threads, [&](const Doing& thread) {
      return !prospects_.is_known_or_planned(history_.past_after_get(thread, item, no_time));
    });
    const bool asks = taker != threads.end();
    if (!asks) taker = threads.begin();
    const std::uint64_t past = history_.past_after_get(*taker, item, no_time);
    if (asks) prospects_.plan(past);
    journey.legs.push_back(
        {.choice = {.kind = Choice::Kind::step, .value = taker->number}, .asks = asks ? past : 0});
    threads.erase(taker);
  }
}

}  // namespace threadlab::check
