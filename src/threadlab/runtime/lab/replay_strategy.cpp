#include <fmt/format.h>

#include <algorithm>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::runtime::lab {
namespace {

using Kind = Choice::Kind;

std::string text(Kind kind, std::int64_t value) {
  return fmt::format("{}{}{}", kind == Kind::draw ? "r" : "", value,
                     kind == Kind::timeout ? "t" : "");
}

std::string text(const Option& option) {
  return text(option.is_timeout ? Kind::timeout : Kind::step, option.thread->number);
}

std::string list(const std::vector<Option>& options) {
  std::string result;
  for (const Option& option : options) result += (result.empty() ? "" : ", ") + text(option);
  return result;
}

class Replay final : public ChoosingStrategy {
 public:
  Replay(Schedule schedule, bool lenient) : schedule_(std::move(schedule)), lenient_(lenient) {}

  Decision choose(Lab& lab, LabThread* running) override {
    running_ = running;
    if (gives_up_ && !fifo_) go_on_as_fifo(lab);
    if (!fifo_) {
      const Decision decision = ChoosingStrategy::choose(lab, running);
      if (!fifo_) return decision;
    }
    return fifo_->choose(lab, running);
  }

  std::optional<std::int64_t> draw(Lab& /*lab*/, RandomStream& random, std::int64_t lo,
                                   std::int64_t hi) override {
    if (fifo_ || gives_up_) return random.between(lo, hi);
    const Choice* const choice = next();
    if (choice != nullptr && choice->kind == Kind::draw && choice->value >= lo &&
        choice->value <= hi) {
      return choice->value;
    }
    misfit(fmt::format("r{} to r{}", lo, hi), choice);
    gives_up_ = true;
    return random.between(lo, hi);
  }

  void parked(Lab& lab, LabThread& thread) override {
    if (fifo_) fifo_->parked(lab, thread);
  }
  void stepped(Lab& lab, const LabThread& thread, const Step& step) override {
    if (fifo_) fifo_->stepped(lab, thread, step);
  }

  void finished() override {
    if (!lenient_ && taken_ != schedule_.choices.size()) {
      throw ScheduleError(fmt::format(
          "the schedule does not fit the program: the run has ended after {} choices, but the "
          "schedule goes on with {}",
          asked_, text(schedule_.choices[taken_].kind, schedule_.choices[taken_].value)));
    }
  }

 private:
  Option pick(Lab& lab, const std::vector<Option>& options) override {
    const Choice* const choice = next();
    const auto found = std::ranges::find_if(options, [&](const Option& option) {
      const Kind kind = option.is_timeout ? Kind::timeout : Kind::step;
      return choice != nullptr && choice->kind == kind && choice->value == option.thread->number;
    });
    if (found != options.end()) return *found;
    misfit(list(options), choice);
    go_on_as_fifo(lab);
    return {};
  }

  /// The schedule's next choice; null at its end.
  const Choice* next() {
    ++asked_;
    if (taken_ == schedule_.choices.size()) return nullptr;
    const Choice& choice = schedule_.choices[taken_];
    if (++repeated_ >= choice.times) {
      ++taken_;
      repeated_ = 0;
    }
    return &choice;
  }

  /// Throws unless lenient.
  void misfit(const std::string& possible, const Choice* asked_for) {
    if (lenient_) return;
    const std::string asked = asked_for == nullptr
                                  ? "is at its end"
                                  : "asks for " + text(asked_for->kind, asked_for->value);
    throw ScheduleError(
        fmt::format("the schedule does not fit the program: at choice {} it {}, possible there: {}",
                    asked_, asked, possible));
  }

  void go_on_as_fifo(Lab& lab) {
    fifo_ = make_fifo();
    for (LabThread* const thread : lab.threads()) {
      if (thread != running_) fifo_->parked(lab, *thread);
    }
  }

  Schedule schedule_;
  const bool lenient_;
  std::size_t taken_ = 0;       // whole choices of the schedule
  std::uint32_t repeated_ = 0;  // of the next one
  std::uint64_t asked_ = 0;     // how often there was something to choose
  LabThread* running_ = nullptr;
  bool gives_up_ = false;
  std::unique_ptr<Strategy> fifo_;  // once the schedule did not fit
};

}  // namespace

std::unique_ptr<Strategy> make_replay(Schedule schedule, bool lenient) {
  return std::make_unique<Replay>(std::move(schedule), lenient);
}

}  // namespace threadlab::runtime::lab
