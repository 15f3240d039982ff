#include <algorithm>
#include <threadlab/check/journey.hpp>
#include <utility>

namespace threadlab::check {
namespace {

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

void JourneyPlanner::share_out(Journey& journey, const std::vector<Doing>& threads) {
  if (threads.empty()) return;
  constexpr std::size_t most_items = Scouts::most_reports - 1;
  const Thing& queue = history_.thing(threads.front().step.object);
  const std::size_t items = std::min({queue.items - queue.gets, threads.size(), most_items});
  line_up(threads);
  look_for_questions(items);
  for (std::size_t item = 0; item != items; ++item) {
    for (Thread& thread : threads_) thread.is_passed_over = false;
    (void)give(item);
  }
  for (std::size_t item = 0; item != items; ++item) {
    auto taker = std::ranges::find(threads_, item, &Thread::item);
    const bool has_question = taker != threads_.end();
    if (!has_question) taker = std::ranges::find(threads_, no_item, &Thread::item);
    taker->item = item;
    const auto number = static_cast<std::size_t>(taker - threads_.begin());
    const std::uint64_t asks = has_question ? question(item, number) : 0;
    if (has_question) prospects_.plan(asks);
    journey.legs.push_back(
        {.choice = {.kind = Choice::Kind::step, .value = taker->doing.number}, .asks = asks});
  }
}

void JourneyPlanner::line_up(const std::vector<Doing>& threads) {
  threads_.clear();
  for (const Doing& doing : threads) {
    threads_.push_back({.doing = doing, .item = no_item, .is_passed_over = false});
  }
  std::ranges::sort(threads_, {}, [this](const Thread& thread) {
    const std::uint32_t number = thread.doing.number;
    return std::pair(progress_.next_of(history_.actor(number).speaker), number);
  });
}

/// Where hardly two lines are alike, who should have got an earlier item goes on from nowhere.
void JourneyPlanner::look_for_questions(std::size_t items) {
  const bool many_are_alike = log_.size() > 2 * std::size_t{log_.texts()};
  questions_.assign(items * threads_.size(), 0);
  for (std::size_t item = 0; item != items; ++item) {
    for (std::size_t i = many_are_alike ? 0 : item; i < threads_.size(); ++i) {
      const std::uint64_t past = history_.past_after_get(threads_[i].doing, item, Duration{0});
      if (!prospects_.is_known_or_planned(past)) questions_[item * threads_.size() + i] = past;
    }
  }
}

/// To a thread that asks, if need be one that then gets another item: so the most are asked in the
/// end (Kuhn's algorithm).
bool JourneyPlanner::give(std::size_t item) {
  for (std::size_t k = 0; k != threads_.size(); ++k) {
    const std::size_t i = (item + k) % threads_.size();
    Thread& thread = threads_[i];
    if (thread.is_passed_over || question(item, i) == 0) continue;
    thread.is_passed_over = true;
    if (thread.item != no_item && !give(thread.item)) continue;
    thread.item = item;
    return true;
  }
  return false;
}

}  // namespace threadlab::check
