#include <algorithm>
#include <threadlab/check/commuting.hpp>
#include <threadlab/check/foresight.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <utility>

namespace threadlab::check {

using runtime::ObjectKind;
using runtime::Operation;

namespace {

constexpr std::size_t most_steps = 5000;

/// Under `any` timing there is no clock.
constexpr Duration no_time{0};

}  // namespace

bool Foresight::look_at(const engine::Lab& lab) {
  movers_.clear();
  return lab.timing() == engine::Timing::any && !knowledge_.uses.rename_others() &&
         std::ranges::all_of(lab.threads(),
                             [this](const engine::LabThread* thread) { return look_at(*thread); });
}

bool Foresight::look_at(const engine::LabThread& thread) {
  const Actor& actor = history_.actor(thread);
  if (thread.number >= movers_.size()) movers_.resize(std::size_t{thread.number} + 1);
  Mover& mover = movers_[thread.number];
  mover = {.next = observer_.next_step_of(thread),
           .is_there = true,
           .is_inert = actor.is_frozen,
           .must_end = goes_whole_ && !thread.self.thread->daemon,
           .own = thread.self.thread->region.lab_object()};
  if (mover.is_inert) return true;
  if (!actor.is_unique) return false;
  if (is_understood(mover.next)) return true;
  // What it waits for comes about by no step that is understood.
  mover.is_inert = !thread.can_step() && !mover.next.doing.waits_with_timeout();
  const ObjectKind kind = history_.thing(mover.next.doing.step.object).kind;
  return mover.is_inert && kind != ObjectKind::queue && kind != ObjectKind::sorted_queue;
}

bool Foresight::is_understood(const NextStep& next) const {
  const runtime::Step& step = next.doing.step;
  switch (step.operation) {
    case Operation::sleep:
      return true;
    case Operation::log:
      return next.line.is_unique && next.line.text != Prospect::none;
    case Operation::queue_put:
    case Operation::queue_get:
    case Operation::queue_task_done:
    case Operation::queue_join:
      break;
    default:
      return false;
  }
  const Uses& uses = knowledge_.uses;
  return history_.thing(step.object).kind == ObjectKind::queue &&
         !next.doing.waits_with_timeout() &&
         !uses.by_anyone(step.object, Operation::queue_shutdown, Manner::plain) &&
         !uses.by_anyone(step.object, Operation::queue_shutdown, Manner::special);
}

bool Foresight::can_step(const Mover& mover) const {
  if (!mover.is_there || mover.is_inert) return false;
  const Doing& doing = mover.next.doing;
  const Thing& thing = history_.thing(doing.step.object);
  switch (doing.step.operation) {
    case Operation::log:
      return progress_.is_next(mover.next.line.text);
    case Operation::queue_put:
      return doing.room == 0 || thing.items - thing.gets < doing.room;
    case Operation::queue_get:
      return thing.has_items();
    case Operation::queue_join:
      return thing.count == 0;
    default:
      return true;
  }
}

bool Foresight::can_go_at_once(const Mover& mover) const {
  if (!can_step(mover)) return false;
  const Operation operation = mover.next.doing.step.operation;
  if (operation == Operation::log || operation == Operation::sleep) return true;
  return commutes_with_all(history_, knowledge_.uses, mover.next.doing, mover.next.manner,
                           mover.own);
}

Foresight::Fate Foresight::take(std::uint32_t number) {
  if (++steps_ > most_steps) return Fate::unknown;
  const Mover& mover = movers_[number];
  const Operation operation = mover.next.doing.step.operation;
  const bool is_line = operation == Operation::log;
  changes_.push_back(
      {.before = history_.before(mover.next.doing), .next = mover.next, .is_line = is_line});
  if (is_line) progress_.advance();
  history_.takes(mover.next.doing, operation == Operation::sleep, no_time);
  return arrive(number);
}

Foresight::Fate Foresight::arrive(std::uint32_t number) {
  const std::uint64_t past = history_.actor(number).past;
  const auto prospect = knowledge_.prospects.find(past);
  if (!prospect && changes_.back().next.doing.step.operation == Operation::queue_get) {
    if (!knowledge_.prospects.is_known_or_planned(past)) ask(past);
    return Fate::asked;
  }
  const bool comes_to_line = prospect && prospect->is_unique;
  if (comes_to_line) {
    const Fate fate = come_to_line(number, prospect->text);
    if (fate == Fate::doomed || movers_[number].is_inert) return fate;
  }
  const auto found = knowledge_.steps.find(past);
  if (found == knowledge_.steps.end()) return Fate::unknown;
  const NextStep& next = found->second;
  if (!comes_to_line && next.doing.step.operation == Operation::log) return Fate::unknown;
  const Doing& doing = next.doing;
  const bool is_same =
      doing.number == number && history_.thing(doing.step.object).identity == next.identity;
  if (!is_same || !is_understood(next)) return Fate::unknown;
  movers_[number].next = next;
  return Fate::open;
}

/// By a scout that takes the steps which have been taken here, the last of them a get.
void Foresight::ask(std::uint64_t past) {
  Journey journey;
  for (const Change& change : changes_) {
    const bool is_timeout = change.next.doing.step.operation == Operation::sleep;
    journey.legs.push_back(
        {.choice = {.kind = is_timeout ? Choice::Kind::timeout : Choice::Kind::step,
                    .value = change.before.number}});
  }
  journey.legs.back().asks = past;
  knowledge_.prospects.plan(past);
  go_on(journey);
  questions_.push_back(std::move(journey));
}

/// Lets the others that stand at the queue get an item each.
void Foresight::go_on(Journey& journey) {
  const Doing& last = changes_.back().next.doing;
  std::vector<Doing> others;
  for (const Mover& mover : movers_) {
    const Doing& doing = mover.next.doing;
    const bool stands_there = mover.is_there && !mover.is_inert &&
                              doing.step.operation == Operation::queue_get &&
                              doing.step.object == last.step.object;
    if (stands_there && doing.number != last.number) others.push_back(doing);
  }
  planner_.share_out(journey, std::move(others));
}

/// As the pilot has it: a line that is not its speaker's next is never printed.
Foresight::Fate Foresight::come_to_line(std::uint32_t number, std::uint32_t text) {
  const std::size_t next = progress_.next_of(history_.actor(number).speaker);
  if (next != Progress::nowhere) return log_[next].text == text ? Fate::open : Fate::doomed;
  if (movers_[number].must_end) return Fate::doomed;
  history_.freeze(number);
  movers_[number].is_inert = true;
  return Fate::open;
}

/// Takes what can go at once, until there is nothing of the kind.
Foresight::Fate Foresight::settle() {
  for (std::uint32_t number = 0; number != movers_.size();) {
    if (!can_go_at_once(movers_[number])) {
      ++number;
      continue;
    }
    const Fate fate = take(number);
    if (fate != Fate::open) return fate;
    number = 0;
  }
  return Fate::open;
}

/// To be called once a step has led somewhere.
Foresight::Fate Foresight::enter() {
  const Fate fate = settle();
  if (fate != Fate::open) return fate;
  if (progress_.is_complete()) return Fate::unknown;
  const std::uint64_t state = history_.state();
  if (tree_.is_settled(state)) return Fate::doomed;
  frames_.push_back({.state = state, .first_option = options_.size(), .changes = changes_.size()});
  for (std::uint32_t number = 0; number != movers_.size(); ++number) {
    if (can_step(movers_[number])) options_.push_back(number);
  }
  return Fate::open;
}

Foresight::Fate Foresight::try_step(std::uint32_t number) {
  const Fate fate = take(number);
  return fate == Fate::open ? enter() : fate;
}

/// Goes back to the last state in which something is left to try, and tries it; without one, all is
/// doomed, or asked.
Foresight::Fate Foresight::try_next() {
  for (;;) {
    const Frame& frame = frames_.back();
    take_back(frame.changes);
    if (options_.size() != frame.first_option) {
      const std::uint32_t number = options_.back();
      options_.pop_back();
      const Fate fate = try_step(number);
      if (fate == Fate::asked) frames_.back().is_asked = true;
      return fate == Fate::unknown ? fate : Fate::open;  // more may be left to try
    }
    const bool is_asked = frame.is_asked;
    if (!is_asked) tree_.bury(frame.state);
    frames_.pop_back();
    if (frames_.empty()) return is_asked ? Fate::asked : Fate::doomed;
    if (is_asked) frames_.back().is_asked = true;
  }
}

bool Foresight::is_doomed(std::uint32_t number) {
  steps_ = 0;
  Fate fate = try_step(number);
  while (fate == Fate::open) fate = try_next();
  take_back(0);
  frames_.clear();
  options_.clear();
  return fate == Fate::doomed;
}

void Foresight::take_back(std::size_t changes) {
  while (changes_.size() != changes) {
    const Change& change = changes_.back();
    Mover& mover = movers_[change.before.number];
    if (change.is_line) progress_.retreat();
    mover.next = change.next;
    mover.is_inert = false;  // it took a step
    history_.restore(change.before);
    changes_.pop_back();
  }
}

}  // namespace threadlab::check
