#include <algorithm>
#include <array>
#include <functional>
#include <threadlab/runtime/lab/agenda.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/strategy.hpp>
#include <vector>

// A thread runs until it blocks; ready threads go in the order in which they became ready; timers
// fire by deadline, then by age.
//
// What a step touches is all that can make a waiting thread ready or unready, and of the waiters of
// one gate the first speaks for all: if its guard is false, so are theirs. So after a step the
// first waiter of each gate of its objects is asked, and a choice costs the logarithm of the number
// of ready gates, however many threads there are.

namespace threadlab::runtime::lab {
namespace {

/// The threads that wait in one gate, oldest first.
struct Line {
  LabThread* first = nullptr;
  LabThread* last = nullptr;
  bool is_ready = false;   // the first can go
  bool is_queued = false;  // and there is an entry for the line since then
  std::uint64_t since = 0;

  void push_back(LabThread& thread) {
    thread.line = this;
    thread.next = nullptr;
    thread.previous = last;
    (last != nullptr ? last->next : first) = &thread;
    last = &thread;
  }

  void remove(LabThread& thread) {
    (thread.previous != nullptr ? thread.previous->next : first) = thread.next;
    (thread.next != nullptr ? thread.next->previous : last) = thread.previous;
    thread.line = nullptr;
  }
};

/// A line whose first thread can go, or a thread that can go by itself: in the order of `since`.
struct Ready {
  std::uint64_t since;
  std::uint64_t age;
  Line* line;         // null for a thread by itself
  LabThread* thread;  // null for a line

  friend bool operator>(const Ready& a, const Ready& b) {
    return a.since != b.since ? a.since > b.since : a.age > b.age;
  }
};

struct Alarm {
  Duration deadline;
  std::uint64_t age;
  LabThread* thread;

  friend bool operator>(const Alarm& a, const Alarm& b) {
    return a.deadline != b.deadline ? a.deadline > b.deadline : a.age > b.age;
  }
};

/// The earliest first. Its memory outlives what it holds.
class Alarms {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] const Alarm& top() const { return heap_.front(); }
  void push(const Alarm& alarm) {
    heap_.push_back(alarm);
    std::ranges::push_heap(heap_, std::greater<>());
  }
  void pop() {
    std::ranges::pop_heap(heap_, std::greater<>());
    heap_.pop_back();
  }
  void clear() { heap_.clear(); }

 private:
  std::vector<Alarm> heap_;
};

class Fifo final : public Strategy {
 public:
  void begin() override;
  Decision choose(Lab& lab, LabThread* running) override;
  void parked(Lab& lab, LabThread& thread) override;
  void stepped(Lab& lab, const LabThread& thread, const Step& step) override;

 private:
  static constexpr std::size_t gates_per_object = 4;

  using Gates = std::array<Line, gates_per_object>;

  struct Lines {
    Gates gates;
    std::size_t standing = 0;      // in all gates
    std::vector<ObjectId> others;  // whose waiters a step on this object may free, too
  };

  Lines& lines_of(ObjectId object);
  void wait(Lab& lab, LabThread& thread);
  void stand_in_line(LabThread& thread);
  void refresh(ObjectId object);
  void refresh(Lines& lines);
  void refresh(Line& line);
  [[nodiscard]] bool ring(Lab& lab);

  LabThread* pop_ready(Lab& lab);
  [[nodiscard]] bool is_valid(const Lab& lab, const Ready& ready);
  [[nodiscard]] bool has_ready(Lab& lab) { return !ready_.empty() && has_valid_ready(lab); }
  [[nodiscard]] bool has_valid_ready(Lab& lab);
  Decision decide(Lab& lab, LabThread& thread, bool can_step);

  Arena<Lines> lines_;  // by object
  Agenda<Ready> ready_;
  Alarms alarms_;
  std::uint64_t moments_ = 0;
};

/// Whether the thread is still parked in the step it came to at that age.
bool is_parked(const LabThread& thread, std::uint64_t age) {
  return !thread.has_finished() && thread.age == age;
}

void Fifo::begin() {
  lines_.clear();
  ready_.clear();
  alarms_.clear();
  moments_ = 0;
}

Fifo::Lines& Fifo::lines_of(ObjectId object) {
  while (lines_.size() <= object) lines_.emplace();
  return lines_[object];
}

void Fifo::parked(Lab& lab, LabThread& thread) {
  if (thread.can_step()) {
    ready_.push({.since = ++moments_, .age = thread.age, .line = nullptr, .thread = &thread});
  } else {
    wait(lab, thread);
  }
}

void Fifo::wait(Lab& lab, LabThread& thread) {
  stand_in_line(thread);
  if (lab.timing() == Timing::ideal && lab.may_time_out(thread)) {
    ready_.push({.since = ++moments_, .age = thread.age, .line = nullptr, .thread = &thread});
  } else if (thread.deadline != at_no_time) {
    alarms_.push({.deadline = thread.deadline, .age = thread.age, .thread = &thread});
  }
}

void Fifo::stand_in_line(LabThread& thread) {
  const Step& step = thread.request->step;
  if (step.object == 0) return;
  Lines& lines = lines_of(step.object);
  lines.gates[step.gate].push_back(thread);
  ++lines.standing;
  if (step.other == 0) return;
  std::vector<ObjectId>& others = lines_of(step.other).others;
  if (std::ranges::find(others, step.object) == others.end()) others.push_back(step.object);
}

void Fifo::stepped(Lab& /*lab*/, const LabThread& /*thread*/, const Step& step) {
  ++moments_;
  if (step.object != 0) refresh(step.object);
  if (step.other != 0) refresh(step.other);
}

void Fifo::refresh(ObjectId object) {
  if (object >= lines_.size()) return;
  refresh(lines_[object]);
  for (const ObjectId other : lines_[object].others) refresh(lines_[other]);
}

/// A line where nobody stands was told so when the last one left.
void Fifo::refresh(Lines& lines) {
  if (lines.standing == 0) return;
  for (Line& line : lines.gates) {
    if (line.first != nullptr) refresh(line);
  }
}

void Fifo::refresh(Line& line) {
  const bool is_ready = line.first != nullptr && line.first->can_step();
  if (is_ready != line.is_ready) {
    line.is_ready = is_ready;
    line.is_queued = false;
    line.since = moments_;
  }
  if (!is_ready || line.is_queued) return;
  line.is_queued = true;
  ready_.push({.since = line.since, .age = line.first->age, .line = &line, .thread = nullptr});
}

bool Fifo::is_valid(const Lab& lab, const Ready& ready) {
  if (ready.line != nullptr) {
    // Not ready any more while an action on its object has not ended, but takes steps itself.
    refresh(*ready.line);
    return ready.line->is_ready && ready.line->since == ready.since;
  }
  if (!is_parked(*ready.thread, ready.age)) return false;
  // What no other thread touches stays possible.
  return ready.thread->request->step.object == 0 || ready.thread->can_step() ||
         lab.may_time_out(*ready.thread);
}

bool Fifo::has_valid_ready(Lab& lab) {
  while (!ready_.empty() && !is_valid(lab, ready_.top())) {
    const Ready ready = ready_.top();
    ready_.pop();
    const bool stands_nowhere = ready.line == nullptr && ready.thread->line == nullptr;
    // It could go when it came, but another was faster.
    if (stands_nowhere && is_parked(*ready.thread, ready.age)) wait(lab, *ready.thread);
  }
  return !ready_.empty();
}

LabThread* Fifo::pop_ready(Lab& lab) {
  if (!has_ready(lab)) return nullptr;
  const Ready ready = ready_.top();
  ready_.pop();
  if (ready.line == nullptr) return ready.thread;
  ready.line->is_queued = false;
  return ready.line->first;
}

/// The next alarms go off, all of one moment together. False: there is none.
bool Fifo::ring(Lab& lab) {
  std::vector<Alarm> silent;  // may not be given up now, but perhaps later
  bool any = false;
  while (!alarms_.empty() && (!any || alarms_.top().deadline == lab.now())) {
    const Alarm alarm = alarms_.top();
    alarms_.pop();
    if (!is_parked(*alarm.thread, alarm.age)) continue;
    if (!alarm.thread->request->expiry.may()) {
      silent.push_back(alarm);
      continue;
    }
    any = true;
    lab.advance(alarm.deadline);
    ready_.push({.since = moments_ + 1, .age = alarm.age, .line = nullptr, .thread = alarm.thread});
  }
  ++moments_;
  for (const Alarm& alarm : silent) alarms_.push(alarm);
  return any;
}

Decision Fifo::choose(Lab& lab, LabThread* running) {
  if (running != nullptr) {
    if (running->can_step()) return decide(lab, *running, true);
    wait(lab, *running);
  }
  LabThread* thread = pop_ready(lab);
  if (thread == nullptr && ring(lab)) thread = pop_ready(lab);
  return thread == nullptr ? Decision{} : decide(lab, *thread, thread->can_step());
}

Decision Fifo::decide(Lab& lab, LabThread& thread, bool can_step) {
  if (auto* const line = static_cast<Line*>(thread.line)) {
    line->remove(thread);
    --lines_[thread.request->step.object].standing;
    refresh(*line);
  }
  Decision decision{.option = {.thread = &thread, .is_timeout = !can_step},
                    .had_alternative = has_ready(lab)};
  if (!decision.had_alternative && lab.timing() == Timing::any) {
    decision.had_alternative = std::ranges::any_of(lab.threads(), [&](const LabThread* other) {
      return other != &thread && !other->can_step() && lab.may_time_out(*other);
    });
  }
  return decision;
}

}  // namespace

std::unique_ptr<Strategy> make_fifo() { return std::make_unique<Fifo>(); }

}  // namespace threadlab::runtime::lab
