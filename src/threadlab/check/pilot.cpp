#include <algorithm>
#include <threadlab/check/commuting.hpp>
#include <threadlab/check/draws.hpp>
#include <threadlab/check/pilot.hpp>
#include <threadlab/runtime/thread_state.hpp>

namespace threadlab::check {

using runtime::Operation;

namespace {

bool is_parked_at(const engine::LabThread& thread, Operation operation) {
  return thread.request->step.operation == operation;
}

/// When no thread can step, time passes to the earliest deadline. False: there is none.
bool let_time_pass(engine::Lab& lab) {
  Duration next = engine::at_no_time;
  for (const engine::LabThread* const thread : lab.threads()) {
    if (thread->deadline < next && thread->request->expiry.may()) next = thread->deadline;
  }
  if (next == engine::at_no_time || next <= lab.now()) return false;
  lab.advance(next);
  return true;
}

}  // namespace

void Pilot::restart(Errand errand) {
  errand_ = errand;
  observer_.restart();
  progress_.restart();
  tree_.restart();
  hasty_ = in_a_row_ = 0;
  has_sent_scouts_ = false;
}

void Pilot::parked(engine::Lab& /*lab*/, engine::LabThread& thread) { observer_.started(thread); }

engine::Decision Pilot::choose(engine::Lab& lab, engine::LabThread* running) {
  observer_.arrived(lab, running);
  if (scouts_.is_scout()) return scout(lab, running);
  if (running != nullptr && is_stuck(*running)) observer_.history().freeze(running->number);
  if (errand_ != Errand::none && !tree_.is_at_end()) {
    if (must_stop()) return {};
    if (errand_ == Errand::scouting) send_scouts();
    if (errand_ == Errand::looking_ahead) look_ahead(lab);
    if (scouts_.is_scout()) return scout(lab, nullptr);
  }
  if (!tree_.is_at_end()) return take(lab, tree_.follow());
  furthest_ = std::max(furthest_, progress_.printed());
  if (has_arrived() || is_lost(running) || must_stop()) return {};
  if (goal_ == Goal::collect && progress_.is_complete()) show_what_comes_next(lab);
  return go_on(lab, running);
}

void Pilot::look_ahead(const engine::Lab& lab) {
  const Tree::Lookout here = tree_.look_out();
  const std::vector<Option> untried(here.untried().begin(), here.untried().end());
  const auto may_succeed = [this](const Option& option) { return tree_.may_succeed(option); };
  if (std::ranges::none_of(untried, may_succeed) || !foresight_.look_at(lab)) return;
  for (const Option& option : untried) {
    const bool is_step = option.choice.kind == Choice::Kind::step;
    if (!is_step || !tree_.may_succeed(option) || must_stop()) continue;
    const bool is_doomed = foresight_.is_doomed(static_cast<std::uint32_t>(option.choice.value));
    if (is_doomed) tree_.bury(option.after);
    for (Journey& journey : foresight_.take_questions()) {
      if (send_scout(std::move(journey))) return;
    }
  }
}

engine::Decision Pilot::go_on(engine::Lab& lab, engine::LabThread* running) {
  if (running != nullptr && !is_tired(*running) && can_go_at_once(lab, *running)) {
    return go_at_once(lab, *running);
  }
  engine::LabThread* hasty = look_around(lab);
  if (hasty == nullptr && ranked_.empty() && !anyone_can_step_ &&
      lab.timing() == engine::Timing::ideal && let_time_pass(lab)) {
    hasty = look_around(lab);
  }
  if (hasty != nullptr) return go_at_once(lab, *hasty);
  in_a_row_ = 0;
  if (ranked_.empty()) return {};
  std::ranges::sort(ranked_, {}, &Ranked::order);
  options_.clear();
  for (const Ranked& ranked : ranked_) options_.push_back(ranked.option);
  const std::optional<Choice> choice = tree_.branch(observer_.history().state(), options_);
  return choice ? take(lab, *choice) : engine::Decision{};
}

engine::Decision Pilot::go_at_once(engine::Lab& lab, engine::LabThread& thread) {
  in_a_row_ = hasty_ == thread.number ? in_a_row_ + 1 : 1;
  hasty_ = thread.number;
  const bool is_timeout = is_parked_at(thread, Operation::sleep);
  const Choice choice{.kind = is_timeout ? Choice::Kind::timeout : Choice::Kind::step,
                      .value = thread.number};
  tree_.go(choice);
  return take(lab, choice);
}

engine::Decision Pilot::take(engine::Lab& lab, const Choice& choice) {
  const auto number = static_cast<std::uint32_t>(choice.value);
  const Actor& actor = observer_.history().actor(number);
  const bool is_timeout = choice.kind == Choice::Kind::timeout;
  if (is_parked_at(*actor.thread, Operation::log)) progress_.advance(*actor.printing);
  observer_.takes(lab, *actor.thread, is_timeout);
  return {.option = {.thread = actor.thread, .is_timeout = is_timeout}, .had_alternative = false};
}

bool Pilot::must_end(const engine::LabThread& thread) const {
  return goal_ == Goal::whole_log && !thread.self.thread->daemon;
}

/// Whether what the thread has come to rules out that the log is printed.
bool Pilot::is_lost(const engine::LabThread* running) const {
  const History& history = observer_.history();
  if (running == nullptr) {
    const Actor& actor = history.last_actor();
    return actor.is_unique && progress_.next_of(actor.speaker) != Progress::nowhere;
  }
  if (is_stuck(*running)) return must_end(*running);
  const Printing* const printing = history.actor(*running).printing;
  if (is_renamed_by_others(observer_.knowledge().uses, *running)) return false;
  return printing != nullptr && printing->is_unique && !progress_.is_next_of_speaker(*printing);
}

/// Whether the thread is about to print what nobody may print any more.
bool Pilot::is_stuck(const engine::LabThread& thread) const {
  const Printing* const printing = observer_.history().actor(thread).printing;
  if (printing == nullptr || is_renamed_by_others(observer_.knowledge().uses, thread)) return false;
  return printing->is_unique
             ? progress_.next_of(printing->lines.front().speaker) == Progress::nowhere
             : progress_.left(*printing) == 0;
}

/// Once the main thread is at its end, its steps let the run end.
bool Pilot::ends_the_run(const engine::LabThread& thread) const {
  return observer_.history().actor(thread).is_ending ||
         (thread.number == 0 && is_parked_at(thread, Operation::thread_finish));
}

bool Pilot::can_go_at_once(engine::Lab& lab, const engine::LabThread& thread) const {
  if (is_renamed_by_others(observer_.knowledge().uses, thread)) return false;
  if (is_parked_at(thread, Operation::sleep)) return lab.timing() == engine::Timing::any;
  if (const Printing* const printing = observer_.history().actor(thread).printing) {
    const bool nobody_else =
        printing->is_unique || (must_end(thread) && progress_.left(*printing) == 1);
    return nobody_else && progress_.is_next(*printing);
  }
  if (ends_the_run(thread) && !progress_.is_complete()) return false;
  return thread.can_step() && commutes_with_all(observer_, thread);
}

/// A thread that could go on at once for ever must not keep all others from going on.
bool Pilot::is_tired(const engine::LabThread& thread) const {
  constexpr std::uint32_t least_patience = 1000;
  const auto& rehearsed = observer_.knowledge().rehearsed;
  const std::uint32_t known = thread.number < rehearsed.size() ? rehearsed[thread.number] : 0;
  return thread.number == hasty_ && in_a_row_ > std::max(least_patience, known);
}

/// Fills ranked_; or finds a thread that can go at once, and stops there.
engine::LabThread* Pilot::look_around(engine::Lab& lab) {
  ranked_.clear();
  anyone_can_step_ = false;
  engine::LabThread* tired = nullptr;
  for (engine::LabThread* const thread : lab.threads()) {
    if (!can_go_at_once(lab, *thread)) {
      add_options(lab, *thread);
    } else if (is_tired(*thread)) {
      tired = thread;
    } else {
      return thread;
    }
  }
  if (tired == nullptr || ranked_.empty()) return tired;
  add(lab, *tired, is_parked_at(*tired, Operation::sleep));
  return nullptr;
}

/// Whether the thread is known to be about to print, then, what it must not.
bool Pilot::is_hopeless(const Option& option) const {
  if (observer_.knowledge().uses.rename_others()) return false;
  const auto prospect = observer_.knowledge().prospects.find(option.past);
  if (!prospect || !prospect->is_unique) return false;
  if (option.next == Progress::nowhere) return option.must_end;
  return log_[option.next].text != prospect->text;
}

void Pilot::add_options(engine::Lab& lab, engine::LabThread& thread) {
  const bool can_step = thread.can_step();
  const bool may_time_out = !can_step && lab.may_time_out(thread);
  anyone_can_step_ |= can_step || may_time_out;
  const Printing* const printing = observer_.history().actor(thread).printing;
  if (printing != nullptr && !progress_.is_next(*printing)) return;
  if (can_step) add(lab, thread, false);
  if (may_time_out) add(lab, thread, true);
}

void Pilot::add(engine::Lab& lab, engine::LabThread& thread, bool is_timeout) {
  History& history = observer_.history();
  const Option option{.choice = {.kind = is_timeout ? Choice::Kind::timeout : Choice::Kind::step,
                                 .value = thread.number},
                      .after = history.state_after(doing(thread), is_timeout, lab.now()),
                      .past = history.past_after(doing(thread), is_timeout, lab.now()),
                      .next = progress_.next_of(history.actor(thread).speaker),
                      .must_end = must_end(thread)};
  if (!is_hopeless(option)) ranked_.push_back({.option = option, .rank = rank(thread, is_timeout)});
}

/// The smaller, the sooner it is tried. Of equals, who owns the next line goes first.
int Pilot::rank(const engine::LabThread& thread, bool is_timeout) const {
  constexpr int prints = 0;
  constexpr int steps = 2;
  constexpr int times_out = 3;
  constexpr int ends = 5;
  if (ends_the_run(thread)) return ends;
  if (is_timeout) return times_out;
  switch (thread.request->step.operation) {
    case Operation::log:
      return prints;
    case Operation::queue_get:
      return rank_of_get(thread);
    default:
      return steps;
  }
}

/// By whether the item at the front leads to the thread's next line, as far as is known.
int Pilot::rank_of_get(const engine::LabThread& thread) const {
  constexpr int claims = 1;
  constexpr int unknown = 2;
  constexpr int leaves_it = 4;
  const History& history = observer_.history();
  const runtime::ObjectId object = thread.request->step.object;
  if (!history.thing(object).has_items()) return unknown;
  const auto& topics = observer_.knowledge().topics;
  const auto topic = topics.find(history.front(object));
  const std::size_t next = progress_.next_of(history.actor(thread).speaker);
  if (topic == topics.end() || next == Progress::nowhere) return unknown;
  return topic->second == log_[next].topic ? claims : leaves_it;
}

void Pilot::show_what_comes_next(const engine::Lab& lab) const {
  for (const engine::LabThread* const thread : lab.threads()) {
    if (is_parked_at(*thread, Operation::log)) may_come_next(observer_.text_of(*thread));
  }
}

std::optional<std::int64_t> Pilot::draw(engine::Lab& /*lab*/, runtime::RandomStream& /*random*/,
                                        std::int64_t lo, std::int64_t hi) {
  std::int64_t value = 0;
  if (scouts_.is_scout()) {
    value = lo;  // what it sees from here on does not count
  } else if (!tree_.is_at_end()) {
    value = tree_.follow().value;
  } else {
    const Actor& actor = observer_.history().last_actor();
    const Draws draws = likely_draws(log_, progress_, actor.speaker, lo, hi);
    has_left_out_values_ |= !draws.are_all;
    options_.clear();
    for (const std::int64_t drawn : draws.values) {
      options_.push_back({.choice = {.kind = Choice::Kind::draw, .value = drawn}});
    }
    value = tree_.branch(0, options_)->value;
  }
  observer_.drew(value);
  return value;
}

}  // namespace threadlab::check
