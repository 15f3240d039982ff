// Logs of threads that share a queue, which are long enough that the search looks ahead and sends
// scouts, beside an answer that follows from what a queue is.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <threadlab/check.hpp>
#include <threadlab/golden/log_lines.hpp>
#include <threadlab/runtime/random_stream.hpp>
#include <threadlab/threading.hpp>
#include <vector>

#include "../contract/scale.hpp"
#include "../lab/programs.hpp"

namespace threadlab::check {
namespace {

using namespace std::chrono_literals;

using Items = std::vector<std::string>;

struct Said {
  std::size_t worker;  // from 0
  std::string text;
};

std::vector<Said> read(const std::string& log) {
  std::vector<Said> lines;
  for (const std::string_view line : golden::split_lines(log)) {
    const std::string text(line);
    lines.push_back({static_cast<std::size_t>(std::stoi(text.substr(text.find('-') + 1))) - 1,
                     text.substr(text.rfind(' ') + 1)});
  }
  return lines;
}

/// What can be printed, by the rule of a queue alone: who is free may take the first item, and
/// prints it once.
class QueueRule {
 public:
  QueueRule(const Items& items, std::size_t workers, std::vector<Said> log)
      : items_(items), held_(workers, free_), log_(std::move(log)) {
    go_on(0, 0);
  }

  [[nodiscard]] bool is_legal() const { return is_legal_; }
  [[nodiscard]] std::size_t longest_prefix() const { return longest_; }

 private:
  void go_on(std::size_t taken, std::size_t printed) {
    if (!seen_.insert({taken, printed, held_}).second) return;
    longest_ = std::max(longest_, printed);
    if (printed == log_.size()) is_legal_ |= printed == items_.size();
    for (std::size_t i = 0; i != held_.size() && taken != items_.size(); ++i) {
      if (held_[i] != free_) continue;
      held_[i] = taken;
      go_on(taken + 1, printed);
      held_[i] = free_;
    }
    if (printed == log_.size()) return;
    const Said& next = log_[printed];
    if (next.worker >= held_.size()) return;
    const std::size_t item = held_[next.worker];
    if (item == free_ || items_[item] != next.text) return;
    held_[next.worker] = free_;
    go_on(taken, printed + 1);
    held_[next.worker] = item;
  }

  struct State {
    std::size_t taken;
    std::size_t printed;
    std::vector<std::size_t> held;
    auto operator<=>(const State&) const = default;
  };
  static constexpr std::size_t free_ = SIZE_MAX;

  const Items& items_;
  std::vector<std::size_t> held_;  // by worker: the place of its item
  std::vector<Said> log_;
  std::set<State> seen_;
  std::size_t longest_ = 0;
  bool is_legal_ = false;
};

/// One line lost or doubled, or two swapped, or the thread of one changed.
std::string damaged(const std::string& log, runtime::RandomStream& random) {
  std::vector<std::string> lines;
  for (const std::string_view line : golden::split_lines(log)) lines.emplace_back(line);
  const auto any = [&] {
    return static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(lines.size()) - 1));
  };
  const auto place = lines.begin() + static_cast<std::ptrdiff_t>(any());
  switch (random.between(0, 3)) {
    case 0:
      lines.erase(place);
      break;
    case 1:
      lines.insert(place, std::string(*place));
      break;
    case 2:
      std::swap(*place, lines[any()]);
      break;
    default:
      (*place)[place->find('-') + 1] = '1';
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

struct Sharing {
  int workers;
  int items;
  int texts;
  int bound;
};

class SharedQueue : public testing::TestWithParam<Sharing> {
 protected:
  void judge(const Items& items, const std::string& log) const {
    const auto workers = static_cast<std::size_t>(GetParam().workers);
    const QueueRule rule(items, workers, read(log));
    const auto program = [&] { lab::share_out(items, GetParam().workers, GetParam().bound, 1ms); };
    const Verdict verdict = check({.time_limit = 1h}, program, log);
    ASSERT_EQ(verdict.answer, rule.is_legal() ? Answer::legal : Answer::illegal) << log;
    if (rule.is_legal()) {
      EXPECT_EQ(lab::run({.schedule = verdict.schedule}, program).log, log);
    } else {
      EXPECT_EQ(verdict.prefix, rule.longest_prefix()) << log;
      EXPECT_TRUE(verdict.is_longest);
    }
  }
};

TEST_P(SharedQueue, prints_what_the_rule_of_a_queue_allows_and_nothing_else) {
  runtime::RandomStream random(1);
  const bool is_long = GetParam().items > 100;
  const auto logs = static_cast<std::uint64_t>(is_long ? 1 : contract::scaled(8));
  for (std::uint64_t seed = 0; seed != logs; ++seed) {
    Items items;
    for (int i = 0; i != GetParam().items; ++i) {
      const bool is_distinct = GetParam().texts == 0;
      items.push_back(std::to_string(is_distinct ? i : random.between(1, GetParam().texts)));
    }
    const auto program = [&] { lab::share_out(items, GetParam().workers, GetParam().bound, 1ms); };
    const std::string log = lab::run({.seed = seed, .timing = lab::Timing::any}, program).log;
    judge(items, log);
    for (int i = 0; i != 4; ++i) judge(items, damaged(log, random));
    if (HasFatalFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, SharedQueue,
    testing::Values(Sharing{.workers = 2, .items = 20, .texts = 0, .bound = 0},
                    Sharing{.workers = 2, .items = 20, .texts = 2, .bound = 0},
                    Sharing{.workers = 4, .items = 30, .texts = 0, .bound = 0},
                    Sharing{.workers = 4, .items = 30, .texts = 3, .bound = 0},
                    Sharing{.workers = 3, .items = 20, .texts = 2, .bound = 1},
                    Sharing{.workers = 4, .items = 40, .texts = 1, .bound = 4},
                    Sharing{.workers = 4, .items = 420, .texts = 0, .bound = 0},
                    Sharing{.workers = 3, .items = 420, .texts = 4, .bound = 5}),
    [](const auto& test) {
      const Sharing& sharing = test.param;
      return std::to_string(sharing.workers) + "_workers_" + std::to_string(sharing.items) +
             "_items_" + std::to_string(sharing.texts) + "_texts_" + std::to_string(sharing.bound) +
             "_bound";
    });

}  // namespace
}  // namespace threadlab::check
