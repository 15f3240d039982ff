#include <algorithm>
#include <threadlab/check/journey.hpp>

namespace threadlab::check {

void JourneyPlanner::go_on(Journey& journey, const std::vector<Doing>& threads,
                           std::size_t from_front, Duration now) {
  if (threads.empty()) return;
  constexpr std::size_t most_items = 30;  // of as many a scout reports
  const Thing& queue = history_.thing(threads.front().step.object);
  const std::size_t items =
      std::min({queue.items - queue.gets - from_front, threads.size(), most_items});
  line_up(threads);
  look_for_questions(from_front, items, now);
  for (std::size_t item = 0; item != items; ++item) {
    for (Thread& thread : threads_) thread.is_passed_over = false;
    (void)give(item);
  }
  for (std::size_t item = 0; item != items; ++item) {
    auto taker = std::ranges::find(threads_, item, &Thread::item);
    const bool is_asked = taker != threads_.end();
    if (!is_asked) taker = std::ranges::find(threads_, no_item, &Thread::item);
    taker->item = item;
    journey.threads.push_back(taker->doing.number);
    if (!is_asked) continue;
    journey.pasts.push_back(question(item, static_cast<std::size_t>(taker - threads_.begin())));
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
void JourneyPlanner::look_for_questions(std::size_t from_front, std::size_t items, Duration now) {
  const bool many_are_alike = log_.size() > 2 * std::size_t{log_.texts()};
  questions_.assign(items * threads_.size(), 0);
  for (std::size_t item = 0; item != items; ++item) {
    for (std::size_t i = many_are_alike ? 0 : item; i < threads_.size(); ++i) {
      const std::uint64_t past = history_.past_after_get(threads_[i].doing, from_front + item, now);
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
