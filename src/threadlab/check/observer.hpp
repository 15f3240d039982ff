#pragma once

// Watches runs of the program: what each thread is about to do, and what that shows of the program.

#include <deque>
#include <string>
#include <string_view>
#include <threadlab/check/history.hpp>
#include <threadlab/check/lines.hpp>
#include <threadlab/check/prospects.hpp>
#include <threadlab/check/scouts.hpp>
#include <threadlab/check/unforked.hpp>
#include <threadlab/check/uses.hpp>
#include <unordered_map>

namespace threadlab::check {

/// An item of a queue, by what its taker printed next.
struct Item {
  runtime::ObjectId queue;
  std::size_t place;         // among the queue's items
  std::string message;       // of the line
  bool is_told_by_its_line;  // no other item leads to a line of this topic
};

/// What a thread does next.
struct NextStep {
  Doing doing;
  Manner manner = Manner::plain;
  std::uint64_t identity = 0;                                    // of the object
  Prospect line = {.text = Prospect::none, .is_unique = false};  // if it prints one alone
};

/// What all runs together have shown.
struct Knowledge {
  Uses uses;
  UnforkedMemory memory{InScouts::missing};
  std::pmr::unordered_map<std::uint64_t, std::uint64_t> topics{&memory};  // of an item's line
  std::pmr::unordered_map<std::uint64_t, Item> items{&memory};            // by such topics
  std::vector<std::uint32_t> rehearsed;  // by thread: the steps it took, when the program ended
  Prospects prospects;                   // of threads after a step
  std::pmr::unordered_map<std::uint64_t, NextStep> steps{&memory};  // by a thread's past
};

class Observer {
 public:
  Observer(engine::Timing timing, Printer& printer, LineNumbers& numbers, Knowledge& knowledge)
      : history_(timing), printer_(printer), numbers_(numbers), knowledge_(knowledge) {}

  void restart();

  /// The last step has started a thread.
  void started(engine::LabThread& thread);

  /// The thread that took the last step has come to its next one; null: it has finished.
  void arrived(const engine::Lab& lab, engine::LabThread* thread);

  void takes(const engine::Lab& lab, const engine::LabThread& thread, bool is_timeout);

  void drew(std::int64_t value) { history_.drew(value); }

  /// From now on it watches in a scout, and does not look at lines.
  void go_with_scout() { is_with_scout_ = true; }
  /// In a scout: on where the thread has come to by its last step. The text is kept for the report.
  [[nodiscard]] Report report_on(const engine::LabThread& thread, std::string& text);
  /// What the thread prints, which is at a log line.
  [[nodiscard]] std::string text_of(const engine::LabThread& thread) const;
  /// Where a scout has seen a thread come to is noted, if that was planned.
  void hear(const Report& report);

  /// From now on, or no longer, it notes the steps that threads come to.
  void note_steps(bool notes_them) { notes_steps_ = notes_them; }
  [[nodiscard]] NextStep next_step_of(const engine::LabThread& thread) const;
  [[nodiscard]] Manner manner_of(const engine::LabThread& thread) const;

  [[nodiscard]] History& history() { return history_; }
  [[nodiscard]] const History& history() const { return history_; }
  [[nodiscard]] Knowledge& knowledge() { return knowledge_; }
  [[nodiscard]] const Knowledge& knowledge() const { return knowledge_; }

 private:
  void meet(engine::LabThread& thread);
  void arrived_at_line(engine::LabThread& thread);
  void look_at_line(const engine::LabThread& thread);
  [[nodiscard]] std::optional<std::uint32_t> known_line(const engine::LabThread& thread) const;
  void look_at_lines_anew(const engine::Lab& lab);
  void note_item(Actor& actor, std::string_view message);
  void note_use(const engine::LabThread& thread);
  [[nodiscard]] int& debt(const engine::LabThread& thread);
  [[nodiscard]] bool owes(const engine::LabThread& thread) const;
  [[nodiscard]] bool may_be_early(const engine::LabThread& thread) const;

  struct Debt {
    runtime::ObjectId object;
    int count;
  };

  History history_;
  bool is_with_scout_ = false;
  bool notes_steps_ = false;
  runtime::ObjectId renamed_ = 0;  // the thread that the last step gave a name to
  // By thread: what it took of each semaphore and queue, and has not yet given back or finished.
  std::vector<std::vector<Debt>> debts_;
  std::deque<Printing> printings_;  // by thread: the last it came to; they stay where they are
  Printer& printer_;
  LineNumbers& numbers_;
  Knowledge& knowledge_;
};

}  // namespace threadlab::check
