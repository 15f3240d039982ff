#include <cxxabi.h>

#include <threadlab/errors.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/sanitizers.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/thread.hpp>
#include <utility>

namespace threadlab::runtime::lab {
namespace {

constexpr auto always = []() noexcept { return true; };
constexpr auto nothing = []() noexcept {};

/// Where every thread but the main one stands before it has run.
Request beginning_of(const ThreadState& thread) {
  return {.step = {.operation = Operation::thread_begin, .object = thread.region.lab_object()},
          .guard = always,
          .action = nothing,
          .expiry = Expiry::plain()};
}

/// Stacks are kept from run to run, in each OS thread that runs labs.
StackPool& stacks() {
  thread_local StackPool pool;
  return pool;
}

/// A destructor that loops until some step succeeds would hold up the end of the run.
constexpr std::uint64_t most_steps_passed_by = 100'000;

}  // namespace

LabThread::LabThread(Lab& its_lab, std::uint32_t its_number, World& world, const ThreadPtr& state)
    : lab(its_lab),
      number(its_number),
      self{.serial = its_number + 1,
           .world = &world,
           .thread = state,
           .lab = &its_lab,
           .lab_thread = this,
           .random = state->random,
           .locals = {}},
      beginning(beginning_of(*state)) {
  fiber.emplace(stacks().take(), Lab::live, this);
}

Lab::Lab(std::unique_ptr<Strategy> strategy, Timing timing, Limits limits)
    : strategy_(std::move(strategy)), timing_(timing), limits_(limits) {
  schedule_.timing = timing;
}

Lab::~Lab() = default;

Outcome Lab::run(World& world, const ThreadPtr& main, const std::function<void()>& program) {
  outside_ = calling_thread;
  program_ = &program;
  main_ = &new_thread(world, main);
  current_ = main_;
  calling_thread = &main_->self;
  host_.switch_to(*main_->fiber);
  calling_thread = outside_;
  if (on_sealed) on_sealed(outcome_);
  bury();
  if (schedule_error_) std::rethrow_exception(schedule_error_);
  strategy_->finished();
  return outcome_;
}

LabThread& Lab::new_thread(World& world, const ThreadPtr& state) {
  const auto number = static_cast<std::uint32_t>(threads_.size());
  threads_.push_back(std::make_unique<LabThread>(*this, number, world, state));
  LabThread& thread = *threads_.back();
  thread.request = &thread.beginning;
  thread.age = ++ages_;
  thread.is_entering = true;
  thread.place = live_.size();
  live_.push_back(&thread);
  return thread;
}

void Lab::spawn(World& world, const ThreadPtr& state) {
  reap();
  strategy_->parked(*this, new_thread(world, state));
}

void Lab::live(void* argument) {
  LabThread& thread = *static_cast<LabThread*>(argument);
  Lab& lab = thread.lab;
  sanitizers::ordered_by(thread.beginning.step.object);  // by Thread.start
  if (&thread == lab.main_) {
    lab.live_main(thread);
  } else if (!thread.is_dying) {
    thread.self.thread->run();
  }
  lab.leave(thread);
}

void Lab::live_main(LabThread& main) {
  main.is_entering = false;
  try {
    (*program_)();
  } catch (const abi::__forced_unwind&) {
    throw;
  } catch (...) {
    exception_ = std::current_exception();
  }
  shutdown();
}

void Lab::leave(LabThread& thread) { thread.fiber->abandon_for(hand_on(thread)); }

Fiber& Lab::hand_on(LabThread& thread) {
  const sanitizers::Unseen unseen;
  LabThread* next = nullptr;
  if (!thread.is_dying) {
    thread.request = nullptr;
    live_.back()->place = thread.place;
    live_[thread.place] = live_.back();
    live_.pop_back();
    finished_.push_back(&thread);
    if (&thread != main_) next = decide(nullptr);
  }
  current_ = next;
  if (next != nullptr) calling_thread = &next->self;
  return next != nullptr ? *next->fiber : host_;
}

bool Lab::take(const Request& request, Timeout timeout) {
  LabThread& me = *current_;
  if (me.is_dying) [[unlikely]]
    return pass_by(me);
  if (me.is_entering) {
    me.is_entering = false;
  } else {
    park(me, request, timeout);
    LabThread* const next = decide(&me);
    if (next != &me) switch_to(me, next);
    if (me.is_dying) [[unlikely]]
      me.fiber->unwind_and_leave_to(host_);
  }
  carry_out(me, request);
  return !me.takes_timeout;
}

void Lab::park(LabThread& thread, const Request& request, Timeout timeout) {
  thread.request = &request;
  thread.age = ++ages_;
  thread.tries_once = timeout.is_no_wait();
  if (timeout.is_forever()) {
    thread.deadline = at_no_time;
  } else {
    const Duration latest = at_no_time - Duration(1);
    thread.deadline = timeout.duration() > latest - now_ ? latest : now_ + timeout.duration();
  }
}

bool Lab::may_time_out(const LabThread& thread) const {
  if (thread.deadline == at_no_time) return false;
  return (timing_ == Timing::any || thread.deadline <= now_) && thread.request->expiry.may();
}

LabThread* Lab::decide(LabThread* running) try {
  if (steps() >= limits_.max_steps) {
    outcome_ = Outcome::step_limit;
    return nullptr;
  }
  const sanitizers::Unordered unordered;
  const Decision decision = strategy_->choose(*this, running);
  if (!decision.option.exists()) {
    outcome_ = Outcome::deadlock;
    return nullptr;
  }
  LabThread& chosen = *decision.option.thread;
  chosen.takes_timeout = decision.option.is_timeout;
  if (chosen.takes_timeout) advance(chosen.deadline);
  if (decision.had_alternative) {
    schedule_.add(chosen.takes_timeout ? Choice::Kind::timeout : Choice::Kind::step, chosen.number);
  }
  return &chosen;
} catch (const ScheduleError&) {
  schedule_error_ = std::current_exception();
  return nullptr;
}

void Lab::switch_to(LabThread& from, LabThread* to) {
  current_ = to != nullptr ? to : &from;
  if (to != nullptr) calling_thread = &to->self;
  from.fiber->switch_to(to != nullptr ? *to->fiber : host_);
}

void Lab::carry_out(LabThread& thread, const Request& request) {
  steps_.store(steps() + 1, std::memory_order_relaxed);
  if (thread.takes_timeout) {
    request.expiry.then();
  } else {
    request.action();
    note_holder(thread, request.step);
  }
  strategy_->stepped(*this, request.step);
}

void Lab::note_holder(const LabThread& thread, const Step& step) {
  switch (step.operation) {
    case Operation::lock_acquire:
    case Operation::rlock_acquire:
    case Operation::condition_reacquire:
      hold(step.object, &thread);
      break;
    case Operation::condition_notified:
      hold(step.other, &thread);
      break;
    case Operation::lock_release:
    case Operation::rlock_release:
      hold(step.object, nullptr);
      break;
    case Operation::condition_wait:
      hold(step.other, nullptr);
      break;
    default:
      break;
  }
}

void Lab::hold(ObjectId lock, const LabThread* holder) {
  Object& held = objects_[lock - 1];
  held.holder = holder;
  held.held_since_line = lines_;
}

bool Lab::pass_by(LabThread& dying) {
  if (++passed_by_ > most_steps_passed_by) dying.fiber->abandon_for(host_);
  return true;
}

void Lab::bury() {
  // Youngest first, the main thread last.
  std::ranges::sort(live_, std::greater<>(), &LabThread::number);
  for (LabThread* const thread : live_) {
    thread->is_dying = true;
    passed_by_ = 0;
    current_ = thread;
    calling_thread = &thread->self;
    if (!thread->is_entering) host_.switch_to(*thread->fiber);
  }
  finished_.insert(finished_.end(), live_.begin(), live_.end());
  live_.clear();
  // What the threads captured and stored may take steps in its destructors: they are passed by.
  main_->is_dying = true;
  current_ = main_;
  calling_thread = &main_->self;
  for (const auto& thread : threads_) {
    thread->self.locals.clear();
    if (thread->self.thread) thread->self.thread->target = Target();
  }
  calling_thread = outside_;
  reap();
  for (const auto& thread : threads_) thread->self.thread.reset();
}

void Lab::reap() {
  for (LabThread* const thread : finished_) {
    stacks().give_back(thread->fiber->release_stack());
    thread->fiber.reset();
  }
  finished_.clear();
}

std::int64_t Lab::draw(std::int64_t lo, std::int64_t hi) {
  LabThread& me = *current_;
  if (lo == hi || me.is_dying) return lo;
  const sanitizers::Unseen unseen;
  std::int64_t drawn = lo;
  try {
    drawn = strategy_->draw(me.self.random, lo, hi);
  } catch (const ScheduleError&) {
    schedule_error_ = std::current_exception();
    switch_to(me, nullptr);
    me.fiber->unwind_and_leave_to(host_);
  }
  schedule_.add(Choice::Kind::draw, drawn);
  return drawn;
}

ObjectId Lab::add_object(ObjectKind kind) {
  const std::uint32_t number = ++numbers_[static_cast<std::size_t>(kind)];
  objects_.push_back({.kind = kind, .number = number, .name = {}});
  return static_cast<ObjectId>(objects_.size());
}

void Lab::name_object(ObjectId id, std::string name) { objects_[id - 1].name = std::move(name); }

}  // namespace threadlab::runtime::lab
