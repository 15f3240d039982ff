#pragma once

// Steers runs of the program along the log that is judged: takes at once what commutes with all
// else, gives up where a thread is about to print what it must not, and asks the tree where there
// is something to choose.

#include <functional>
#include <threadlab/check/foresight.hpp>
#include <threadlab/check/journey.hpp>
#include <threadlab/check/log.hpp>
#include <threadlab/check/observer.hpp>
#include <threadlab/check/scouts.hpp>
#include <threadlab/check/tree.hpp>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::check {

/// What a run has to do.
enum class Goal : std::uint8_t {
  whole_log,  // print the lines, and end
  prefix,     // print the lines
  collect,    // print the lines in every way, and show what may come next
};

/// What a run is for, beside going on from the end of the path.
enum class Errand : std::uint8_t {
  none,
  scouting,       // to send scouts from the path, which learn where what has not been tried leads
  looking_ahead,  // to find out without them which of it leads nowhere
};

class Pilot final : public engine::Strategy {
 public:
  Pilot(Goal goal, const Log& log, std::size_t end, Observer& observer, Tree& tree)
      : goal_(goal),
        log_(log),
        progress_(log, end),
        observer_(observer),
        tree_(tree),
        planner_(progress_, observer.history(), observer.knowledge().prospects, tree),
        foresight_(goal == Goal::whole_log, log, progress_, observer, tree, planner_) {
    scouts_.hear = [this](const Report& report) { observer_.hear(report); };
    tree_.is_hopeless = [this](const Option& option) { return is_hopeless(option); };
  }

  /// A new run.
  void restart(Errand errand = Errand::none);

  engine::Decision choose(engine::Lab& lab, engine::LabThread* running) override;
  std::optional<std::int64_t> draw(engine::Lab& lab, runtime::RandomStream& random, std::int64_t lo,
                                   std::int64_t hi) override;
  void parked(engine::Lab& lab, engine::LabThread& thread) override;

  [[nodiscard]] const Progress& progress() const { return progress_; }
  [[nodiscard]] std::size_t furthest() const { return furthest_; }

  /// Whether the lines were printed, which is all that is asked of a prefix.
  [[nodiscard]] bool has_arrived() const {
    return goal_ == Goal::prefix && progress_.is_complete();
  }

  /// Ends this process if it is a scout, whose run has come to its end.
  void end_scout() const {
    if (scouts_.is_scout()) scouts_.retire();
  }

  /// Whether some were sent in the last run.
  [[nodiscard]] bool has_sent_scouts() const { return has_sent_scouts_; }
  /// Waits until the scouts of the last run have come to their end.
  void await_scouts() { scouts_.await_all(); }

  /// Whether some draw has more values than were tried.
  [[nodiscard]] bool has_left_out_values() const { return has_left_out_values_; }

  std::function<bool()> must_stop = [] { return false; };
  /// Is told texts, with their line ends.
  std::function<void(std::string)> may_come_next = [](const std::string& /*text*/) {};

 private:
  struct Ranked {
    Option option;
    int rank;

    [[nodiscard]] auto order() const { return std::tuple(rank, option.next, option.choice.value); }
  };

  [[nodiscard]] bool is_lost(const engine::LabThread* running) const;
  [[nodiscard]] bool is_hopeless(const Option& option) const;
  [[nodiscard]] bool is_stuck(const engine::LabThread& thread) const;
  [[nodiscard]] bool must_end(const engine::LabThread& thread) const;
  [[nodiscard]] bool can_go_at_once(engine::Lab& lab, const engine::LabThread& thread) const;
  [[nodiscard]] bool ends_the_run(const engine::LabThread& thread) const;
  [[nodiscard]] bool is_tired(const engine::LabThread& thread) const;
  void show_what_comes_next(const engine::Lab& lab) const;

  void look_ahead(const engine::Lab& lab);
  void send_scouts();
  [[nodiscard]] bool send_scout(Journey journey);
  engine::Decision scout(engine::Lab& lab, const engine::LabThread* running);

  engine::Decision go_on(engine::Lab& lab, engine::LabThread* running);
  engine::Decision go_at_once(engine::Lab& lab, engine::LabThread& thread);
  engine::Decision take(engine::Lab& lab, const Choice& choice);
  [[nodiscard]] engine::LabThread* look_around(engine::Lab& lab);
  void add_options(engine::Lab& lab, engine::LabThread& thread);
  void add(engine::Lab& lab, engine::LabThread& thread, bool is_timeout);
  [[nodiscard]] int rank(const engine::LabThread& thread, bool is_timeout) const;
  [[nodiscard]] int rank_of_get(const engine::LabThread& thread) const;

  const Goal goal_;
  const Log& log_;
  Progress progress_;
  Observer& observer_;
  Tree& tree_;
  std::size_t furthest_ = 0;
  bool has_left_out_values_ = false;

  Errand errand_ = Errand::none;
  JourneyPlanner planner_;
  Foresight foresight_;
  Scouts scouts_;
  bool has_sent_scouts_ = false;

  // Of a scout.
  static constexpr std::size_t most_scouted_steps = 1000;
  Journey journey_;         // what is left of it, the last leg first
  bool has_asked_ = false;  // where its last step leads
  std::size_t scouted_steps_ = 0;

  std::uint32_t hasty_ = 0;      // the thread that went at once last
  std::uint32_t in_a_row_ = 0;   // how often
  std::vector<Ranked> ranked_;   // kept for its memory
  std::vector<Option> options_;  // kept for its memory
  bool anyone_can_step_ = false;
};

}  // namespace threadlab::check
