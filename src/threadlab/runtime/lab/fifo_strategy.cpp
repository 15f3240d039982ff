#include <algorithm>
#include <array>
#include <threadlab/runtime/lab/alarms.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/strategy.hpp>
#include <vector>

// A thread runs until it blocks; ready threads go in the order in which they became ready; timers
// fire by deadline, then by age.
//
// What a step touches is all that can make a waiting thread ready or unready, and of the waiters of
// one gate the first speaks for all: if its guard is false, so are theirs. So after a step the
// first waiter of each gate of its objects is asked, and stands among those that can go, or does
// not. To choose is to take the first of these, however many threads there are.

namespace threadlab::runtime::lab {
namespace {

/// The threads that wait in one gate, oldest first.
struct Line {
  containers::LinkedList<LabThread, &LabThread::in_line> threads;
  std::uint64_t since = at_no_moment;  // when it became possible that the first goes
};

/// The lines of one object.
struct Lines {
  static constexpr std::size_t gates_per_object = 4;

  std::array<Line, gates_per_object> gates;
  std::size_t standing = 0;      // in all gates
  std::vector<ObjectId> others;  // whose waiters a step on this object may free, too
  std::uint64_t run = 0;         // in which this was so

  /// The memory is kept from run to run.
  void begin(std::uint64_t new_run) {
    gates = {};
    standing = 0;
    others.clear();
    run = new_run;
  }
};

/// Those that can go, in the order in which they became ready; of one moment the oldest first.
class Order {
 public:
  [[nodiscard]] LabThread* first() const { return threads_.first(); }

  /// Puts the thread where one stands that could go since that moment; takes it out if there is
  /// none.
  void place(LabThread& thread, std::uint64_t since) {
    if (since == thread.since) return;
    if (thread.since != at_no_moment) threads_.remove(thread);
    thread.since = since;
    if (since != at_no_moment) threads_.insert_before(successor(thread), thread);
  }

  void clear() { threads_.clear(); }

 private:
  static bool is_before(const LabThread& a, const LabThread& b) {
    return a.since != b.since ? a.since < b.since : a.age < b.age;
  }

  /// Most go behind all others, or before them.
  [[nodiscard]] LabThread* successor(const LabThread& thread) const {
    LabThread* const first = threads_.first();
    if (first != nullptr && is_before(thread, *first)) return first;
    LabThread* before = threads_.last();
    while (before != nullptr && is_before(thread, *before)) before = before->in_order.previous;
    return before != nullptr ? before->in_order.next : nullptr;
  }

  containers::LinkedList<LabThread, &LabThread::in_order> threads_;
};

class Fifo final : public Strategy {
 public:
  void begin() override;
  Decision choose(Lab& lab, LabThread* running) override;
  void parked(Lab& lab, LabThread& thread) override;
  void stepped(Lab& lab, const LabThread& thread, const Step& step) override;

 private:
  /// How a thread can go on now.
  enum class Way : std::uint8_t { none, step, timeout };

  Lines& lines_of(ObjectId object);
  void wait(Lab& lab, LabThread& thread);
  void stand_in_line(LabThread& thread);
  void leave(LabThread& thread);
  void refresh(ObjectId object);
  void refresh(Lines& lines);
  void refresh(Line& line);
  void place(LabThread& thread);

  static Way way_of(const Lab& lab, const LabThread& thread);
  Way way_of_first(const Lab& lab);
  void drop(LabThread& thread);
  [[nodiscard]] bool ring(Lab& lab);
  [[nodiscard]] bool has_other(Lab& lab, const LabThread& chosen);
  [[nodiscard]] static bool has_timeout(const Lab& lab, const LabThread& chosen);

  Arena<Lines> lines_;  // by object
  Order order_;
  Alarms alarms_;
  std::uint64_t moments_ = 0;
  std::uint64_t runs_ = 0;
};

void Fifo::begin() {
  order_.clear();
  alarms_.clear();
  moments_ = 0;
  ++runs_;
}

Lines& Fifo::lines_of(ObjectId object) {
  while (lines_.size() <= object) lines_.emplace();
  Lines& lines = lines_[object];
  if (lines.run != runs_) lines.begin(runs_);
  return lines;
}

void Fifo::parked(Lab& lab, LabThread& thread) {
  ++moments_;
  if (thread.request->never_waits) {
    thread.possible_by_itself = moments_;
    place(thread);
  } else {
    wait(lab, thread);
    if (thread.line != nullptr) refresh(*static_cast<Line*>(thread.line));
  }
}

void Fifo::wait(Lab& lab, LabThread& thread) {
  stand_in_line(thread);
  if (thread.deadline == at_no_time) return;
  if (lab.timing() == Timing::ideal && lab.may_time_out(thread)) {
    thread.possible_by_itself = ++moments_;
    place(thread);
  } else {
    alarms_.push({.deadline = thread.deadline, .age = thread.age, .thread = &thread});
  }
}

void Fifo::stand_in_line(LabThread& thread) {
  const Step& step = thread.request->step;
  if (step.object == 0) return;
  Lines& lines = lines_of(step.object);
  Line& line = lines.gates[step.gate];
  line.threads.push_back(thread);
  thread.line = &line;
  ++lines.standing;
  if (step.other == 0) return;
  std::vector<ObjectId>& others = lines_of(step.other).others;
  if (std::ranges::find(others, step.object) == others.end()) others.push_back(step.object);
}

/// The thread goes on: it stands nowhere.
void Fifo::leave(LabThread& thread) {
  order_.place(thread, at_no_moment);
  thread.possible_by_itself = at_no_moment;
  if (thread.line == nullptr) return;
  Line& line = *static_cast<Line*>(thread.line);
  line.threads.remove(thread);
  thread.line = nullptr;
  --lines_[thread.request->step.object].standing;
  refresh(line);
}

void Fifo::stepped(Lab& /*lab*/, const LabThread& /*thread*/, const Step& step) {
  ++moments_;
  if (step.object != 0) refresh(step.object);
  if (step.other != 0) refresh(step.other);
}

inline void Fifo::refresh(ObjectId object) {
  if (object >= lines_.size()) return;
  Lines& lines = lines_[object];
  if (lines.run != runs_) return;
  refresh(lines);
  for (const ObjectId other : lines.others) refresh(lines_[other]);
}

/// A line where nobody stands was told so when the last one left.
void Fifo::refresh(Lines& lines) {
  if (lines.standing == 0) return;
  for (Line& line : lines.gates) {
    if (!line.threads.empty()) refresh(line);
  }
}

void Fifo::refresh(Line& line) {
  LabThread* const first = line.threads.first();
  if (first == nullptr || !first->can_step()) {
    line.since = at_no_moment;
  } else if (line.since == at_no_moment) {
    line.since = moments_;
  }
  if (first != nullptr) place(*first);
}

/// Among those that can go, if it can: as the first of its line, or by itself.
void Fifo::place(LabThread& thread) {
  const auto* const line = static_cast<const Line*>(thread.line);
  const bool is_first = line != nullptr && line->threads.first() == &thread;
  order_.place(thread, std::min(is_first ? line->since : at_no_moment, thread.possible_by_itself));
}

inline Fifo::Way Fifo::way_of(const Lab& lab, const LabThread& thread) {
  if (thread.can_step()) return Way::step;
  // What no other thread touches stays possible.
  const bool is_over = thread.possible_by_itself != at_no_moment &&
                       (thread.request->step.object == 0 || lab.may_time_out(thread));
  return is_over ? Way::timeout : Way::none;
}

/// Of the first that can go. None: nobody can.
inline Fifo::Way Fifo::way_of_first(const Lab& lab) {
  while (LabThread* const first = order_.first()) {
    const Way way = way_of(lab, *first);
    if (way != Way::none) [[likely]]
      return way;
    drop(*first);
  }
  return Way::none;
}

/// It cannot go any more: while an action on its object has not ended, but takes steps itself.
void Fifo::drop(LabThread& thread) {
  thread.possible_by_itself = at_no_moment;
  if (thread.line != nullptr) refresh(*static_cast<Line*>(thread.line));
  place(thread);
}

/// The next alarms go off, all of one moment together. False: there is none.
bool Fifo::ring(Lab& lab) {
  std::vector<Alarm> silent;  // may not be given up now, but perhaps later
  bool any = false;
  ++moments_;
  while (!alarms_.empty() && (!any || alarms_.top().deadline == lab.now())) {
    const Alarm alarm = alarms_.top();
    alarms_.pop();
    LabThread& thread = *alarm.thread;
    if (thread.has_finished() || thread.age != alarm.age) continue;  // it has gone on since
    if (!thread.request->expiry.may()) {
      silent.push_back(alarm);
      continue;
    }
    any = true;
    lab.advance(alarm.deadline);
    thread.possible_by_itself = moments_;
    place(thread);
  }
  for (const Alarm& alarm : silent) alarms_.push(alarm);
  return any;
}

Decision Fifo::choose(Lab& lab, LabThread* running) {
  if (running != nullptr) {
    if (running->can_step()) {
      return {.option = {.thread = running}, .had_alternative = has_other(lab, *running)};
    }
    wait(lab, *running);
  }
  Way way = way_of_first(lab);
  if (way == Way::none && ring(lab)) way = way_of_first(lab);
  if (way == Way::none) return {};
  LabThread& first = *order_.first();
  leave(first);
  return {.option = {.thread = &first, .is_timeout = way == Way::timeout},
          .had_alternative = has_other(lab, first)};
}

/// Whether anything could be done but what the thread, which stands nowhere, was chosen for.
inline bool Fifo::has_other(Lab& lab, const LabThread& chosen) {
  return way_of_first(lab) != Way::none ||
         (lab.timing() == Timing::any && has_timeout(lab, chosen));
}

bool Fifo::has_timeout(const Lab& lab, const LabThread& chosen) {
  return std::ranges::any_of(lab.threads(), [&](const LabThread* other) {
    return other != &chosen && !other->can_step() && lab.may_time_out(*other);
  });
}

}  // namespace

std::unique_ptr<Strategy> make_fifo() { return std::make_unique<Fifo>(); }

}  // namespace threadlab::runtime::lab
