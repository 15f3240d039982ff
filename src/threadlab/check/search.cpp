#include <malloc.h>

#include <algorithm>
#include <threadlab/check/search.hpp>
#include <utility>

namespace threadlab::check {
namespace {

/// Says when the time is over, without asking the clock each time.
class Alarm {
 public:
  explicit Alarm(Deadline deadline) : deadline_(deadline) {}

  bool rings() {
    constexpr std::uint32_t questions_a_look = 64;
    if (!rings_ && ++questions_ % questions_a_look == 0) {
      rings_ = std::chrono::steady_clock::now() >= deadline_;
    }
    return rings_;
  }

 private:
  const Deadline deadline_;
  std::uint32_t questions_ = 0;
  bool rings_ = false;
};

/// Looks for a run, given what is known of the program by now.
class OneSearch {
 public:
  OneSearch(Case& what, Goal goal, std::size_t end, Alarm& alarm)
      : what_(what),
        alarm_(alarm),
        is_whole_(goal == Goal::whole_log),
        observer_(what.timing, what.printer, what.numbers, what.knowledge),
        pilot_(goal, what.log, end, observer_, tree_) {
    pilot_.must_stop = [this] { return alarm_.rings(); };
  }

  [[nodiscard]] Pilot& pilot() { return pilot_; }
  [[nodiscard]] const Tree& tree() const { return tree_; }

  Found look() {
    do {
      const RunEnd end = run(Errand::none);
      if (pilot_.has_arrived()) return Found::yes;
      if (is_whole_ && end.has_finished && pilot_.progress().is_complete()) return Found::yes;
      find_what_leads_nowhere();
      if (alarm_.rings()) return Found::not_in_time;
    } while (tree_.backtrack());
    return pilot_.has_left_out_values() ? Found::not_in_time : Found::no;
  }

 private:
  RunEnd run(Errand errand) {
    pilot_.restart(errand);
    RunEnd end = run_once(what_.program, what_.timing, pilot_);
    pilot_.end_scout();
    return end;
  }

  /// A few runs along the path may show that most of what has not been tried on it leads nowhere.
  void find_what_leads_nowhere() {
    const bool was_scouted = send_scouts();
    if (!was_scouted && ++failures_ < patience_) return;
    failures_ = 0;
    patience_ *= 2;
    if (what_.timing != engine::Timing::any) return;
    if (!was_scouted) run_and_note_steps(Errand::none);
    look_ahead();
  }

  /// What the threads do on the path itself.
  void run_and_note_steps(Errand errand) {
    observer_.note_steps(true);
    (void)run(errand);
    observer_.note_steps(false);
  }

  /// Scouts are sent where the path is long and much on it has not been tried.
  bool send_scouts() {
    constexpr std::size_t long_path = 2000;
    constexpr std::size_t many_forks = 32;
    if (tree_.length() < long_path || tree_.forks_without_scouts() < many_forks) return false;
    (void)::malloc_trim(0);  // the less memory, the sooner it is forked
    run_and_note_steps(Errand::scouting);
    pilot_.await_scouts();
    tree_.note_scouts();
    return true;
  }

  void look_ahead() {
    tree_.settle_path();
    do {
      (void)run(Errand::looking_ahead);
      pilot_.await_scouts();
    } while (pilot_.has_sent_scouts() && !alarm_.rings());
    tree_.unsettle_path();
  }

  Case& what_;
  Alarm& alarm_;
  const bool is_whole_;
  Tree tree_;
  Observer observer_;
  Pilot pilot_;
  std::size_t failures_ = 0;  // since it was last looked ahead
  std::size_t patience_ = 8;
};

/// Lets fifo choose, and watches.
class Rehearsal final : public engine::Strategy {
 public:
  Rehearsal(Observer& observer, Alarm& alarm)
      : observer_(observer), alarm_(alarm), fifo_(engine::make_fifo()) {}

  engine::Decision choose(engine::Lab& lab, engine::LabThread* running) override {
    observer_.arrived(lab, running);
    if (alarm_.rings()) return {};
    engine::Decision decision = fifo_->choose(lab, running);
    decision.had_alternative = false;  // nobody asks for its schedule
    if (decision.option.exists()) {
      const engine::LabThread& thread = *decision.option.thread;
      if (thread.number >= steps_.size()) steps_.resize(std::size_t{thread.number} + 1);
      ++steps_[thread.number];
      observer_.takes(lab, thread, decision.option.is_timeout);
    }
    return decision;
  }

  std::optional<std::int64_t> draw(engine::Lab& lab, runtime::RandomStream& random, std::int64_t lo,
                                   std::int64_t hi) override {
    const std::int64_t value = *fifo_->draw(lab, random, lo, hi);
    observer_.drew(value);
    return value;
  }

  void parked(engine::Lab& lab, engine::LabThread& thread) override {
    observer_.started(thread);
    fifo_->parked(lab, thread);
  }

  void stepped(engine::Lab& lab, const engine::LabThread& thread,
               const runtime::Step& step) override {
    fifo_->stepped(lab, thread, step);
  }

  [[nodiscard]] std::vector<std::uint32_t> take_steps() { return std::move(steps_); }

 private:
  Observer& observer_;
  Alarm& alarm_;
  std::unique_ptr<engine::Strategy> fifo_;
  std::vector<std::uint32_t> steps_;  // by thread: how many it took
};

}  // namespace

std::exception_ptr rehearse(Case& what, Deadline deadline) {
  Alarm alarm(deadline);
  Observer observer(what.timing, what.printer, what.numbers, what.knowledge);
  Rehearsal rehearsal(observer, alarm);
  RunEnd end = run_once(what.program, what.timing, rehearsal);
  if (end.has_finished) what.knowledge.rehearsed = rehearsal.take_steps();
  return std::move(end.exception);
}

Finding search(Case& what, Goal goal, std::size_t end, Deadline deadline,
               const std::function<void(std::string)>& may_come_next) {
  Alarm alarm(deadline);
  std::size_t furthest = 0;
  for (;;) {
    const std::uint64_t news = what.knowledge.uses.news();
    OneSearch one(what, goal, end, alarm);
    if (may_come_next) one.pilot().may_come_next = may_come_next;
    const Found found = one.look();
    furthest = std::max(furthest, one.pilot().furthest());
    // What was ruled out may be possible, if threads do what had not been seen before.
    const bool is_void = found == Found::no && news != what.knowledge.uses.news();
    if (!is_void) return {.found = found, .furthest = furthest, .path = one.tree().path()};
  }
}

}  // namespace threadlab::check
