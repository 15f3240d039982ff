#pragma once

// Every schedule that can differ, once: source-DPOR with sleep sets.
//
// Abdulla, Aronis, Jonsson and Sagonas, "Optimal Dynamic Partial Order Reduction", POPL 2014,
// algorithm 1. An execution is run; wherever a step could have been taken before an earlier one it
// depends on, the other order is put down to be tried at the earlier one's place. Sleep sets keep
// executions from being run twice in orders that nobody can tell apart; one that can only go on
// asleep is given up ("blocked"). A thread that waits still has its step in hand, which is checked
// against each step that is taken. A step that can be taken or time out, and a random draw, branch
// where they stand.
//
// Executions are run from the beginning; what is known of the steps they have in common with the
// last one is kept.

#include <optional>
#include <threadlab/explore/node.hpp>
#include <threadlab/explore/part.hpp>
#include <threadlab/explore/search.hpp>
#include <threadlab/explore/trace.hpp>
#include <utility>
#include <vector>

namespace threadlab::explore {

struct DporOptions {
  Observe observe = Observe::log;
  std::uint64_t max_values = 8;         // of one random draw
  bool reduces = true;                  // false: brute force, every order of every two steps
  std::optional<int> preemptions = {};  // at most so many; implies brute force
  std::size_t expands = 0;              // so many first nodes try all that is enabled
  bool stops_when_expanded = false;     // and executions end there
};

class Dpor final : public Search {
 public:
  explicit Dpor(DporOptions options, Part part = {});

  [[nodiscard]] bool next() override;
  [[nodiscard]] bool is_complete() const override { return !samples_ && !options_.preemptions; }
  [[nodiscard]] runtime::lab::Schedule schedule() const override;
  [[nodiscard]] double share_done() const override;

  /// Whether the last execution was given up, for all that could go on was asleep.
  [[nodiscard]] bool is_blocked() const { return is_blocked_; }
  /// Whether the last execution stopped where the expansion ends.
  [[nodiscard]] bool is_expanded() const { return is_expanded_; }

  // Parts of the tree, for others to search. (sharing.cpp)

  /// Whether the last execution, once it has been counted, leaves more to do.
  [[nodiscard]] bool has_more() const;
  /// That, but for what was handed out.
  [[nodiscard]] Part rest() const;
  /// The part below the place where the last execution stopped, when all is tried above it.
  [[nodiscard]] Part below() const;
  /// Hands out some of what is left: the branches nearest to the root, if more is left below them.
  void share_out();
  /// What was handed out since the last call: by `share_out`, and where the last executions found
  /// that something is to be tried above the root.
  [[nodiscard]] std::vector<Part> take_handed_out() { return std::exchange(handed_out_, {}); }

  [[nodiscard]] const Trace& trace() const { return trace_; }
  /// Once the next execution is prepared: so many first lines of the log are the same in it as in
  /// this search's last one.
  [[nodiscard]] std::uint32_t lines_in_common() const { return trace_.lines(); }

  void begin() override;
  runtime::lab::Decision choose(runtime::lab::Lab& lab, runtime::lab::LabThread* running) override;
  std::optional<std::int64_t> draw(runtime::lab::Lab& lab, runtime::RandomStream& random,
                                   std::int64_t lo, std::int64_t hi) override;
  void parked(runtime::lab::Lab& lab, runtime::lab::LabThread& thread) override;
  void stepped(runtime::lab::Lab& lab, const runtime::lab::LabThread& thread,
               const runtime::Step& step) override;

 private:
  using Lab = runtime::lab::Lab;
  using LabThread = runtime::lab::LabThread;
  using Decision = runtime::lab::Decision;

  [[nodiscard]] bool is_recorded() const { return place_ < recorded_; }
  /// Whether the last step was in no execution before.
  [[nodiscard]] bool is_new() const { return last_step_ + 1 >= static_cast<StepIndex>(recorded_); }
  [[nodiscard]] Decision find(Lab& lab, LabThread* running);
  [[nodiscard]] Decision take(Lab& lab, const Node& node);
  bool grow(Lab& lab, LabThread* running);
  [[nodiscard]] Node make_node(Lab& lab) const;
  [[nodiscard]] ThreadSet still_asleep(Lab& lab) const;
  [[nodiscard]] ThreadNumber first_choice(Lab& lab, const Node& node,
                                          const LabThread* running) const;
  void limit_preemptions(Node& node, const LabThread* running) const;
  void record(Lab& lab, Node& node);

  // Races.
  struct Race;
  void find_races(const LabThread& thread, const Node& node);
  void begin_to_wait(const LabThread& thread);
  void notified(const LabThread& waiter);
  [[nodiscard]] Race race_of(const LabThread& thread, const Footprint& step) const;
  void find_races(Race& race, const LabThread& thread);
  void find_races_on(runtime::ObjectId object, Race& race, const LabThread& thread);
  void find_races_of_end(const Race& race, std::size_t threads);
  [[nodiscard]] bool was_disabled(StepIndex index, ThreadNumber thread) const;
  [[nodiscard]] StepIndex enabler_of(ThreadNumber thread) const;
  void try_disabled(const Node& now);
  void try_before(StepIndex earlier, const Race& race);
  [[nodiscard]] ThreadSet initials_after(StepIndex earlier, const Race& race) const;

  // Sharing.
  void put_down(std::size_t place, ThreadSet threads);
  [[nodiscard]] ThreadSet put_down_at(std::size_t place) const;
  [[nodiscard]] std::size_t root() const { return shared_.size(); }
  void share(const Node& node);
  void hand_out(std::size_t place, const Node& node);

  DporOptions options_;
  std::vector<Node> nodes_;
  SharedNodes shared_;  // the first nodes, which are not ours alone to change
  Trace trace_;
  double weight_ = 1;         // of the whole tree, that is below the root
  double weight_before_ = 0;  // that was searched before the root went down
  std::vector<Part> handed_out_;
  runtime::lab::Timing timing_ = runtime::lab::Timing::ideal;  // of the last execution
  bool is_begun_ = false;                                      // there has been an execution
  std::size_t place_ = 0;                                      // in the execution that runs
  std::size_t recorded_ = 0;  // so many first steps are in the trace from the execution before
  StepIndex last_step_ = no_step;
  std::vector<StepIndex> woken_by_;  // by thread: the notify that freed it
  bool is_blocked_ = false;
  bool is_expanded_ = false;
  bool samples_ = false;  // a draw had more values than are tried
};

}  // namespace threadlab::explore
