#include <cxxabi.h>

#include <functional>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/sanitizers.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/thread.hpp>
#include <utility>

// A run from its beginning to its burial, and the threads in it.

namespace threadlab::runtime::lab {
namespace {

constexpr auto always = []() noexcept { return true; };
constexpr auto nothing = []() noexcept {};

/// Where every thread but the main one stands before it has run.
Request beginning_of(const ThreadState& thread) {
  return {.step = {.operation = Operation::thread_begin, .object = thread.region.lab_object()},
          .guard = always,
          .action = nothing,
          .expiry = Expiry::plain(),
          .never_waits = true};
}

/// For as long as it lives, what the calling OS thread makes belongs to the lab.
class Making {
 public:
  Making(Self& maker, Lab& lab) : maker_(maker) { maker_.lab = &lab; }
  ~Making() { maker_.lab = nullptr; }
  Making(const Making&) = delete;
  Making& operator=(const Making&) = delete;

 private:
  Self& maker_;
};

}  // namespace

LabThread::LabThread(Lab& its_lab, std::uint32_t its_number, World& world, const ThreadPtr& state,
                     Stack stack, Fiber::Body body)
    : lab(its_lab),
      number(its_number),
      self{.serial = its_number + 1,
           .world = &world,
           .thread = state,
           .lab = &its_lab,
           .lab_thread = this,
           .random = state->random,
           .locals = {}},
      fiber(std::in_place, stack, body, this),
      beginning(beginning_of(*state)) {}

Outcome Lab::run(FunctionRef<void()> program, Strategy& strategy, Terms terms) {
  begin(strategy, terms);
  {
    const Making making(self(), *this);
    world_.emplace(*this, RandomStream(terms.seed), std::move(terms.log));
  }
  if (terms.excepthook) world_->set_excepthook(std::move(terms.excepthook));
  outside_ = calling_thread;
  host_.emplace();
  program_ = &program;
  main_ = &new_thread(*world_, world_->main_thread());
  current_ = main_;
  calling_thread = &main_->self;
  host_->switch_to(*main_->fiber);
  calling_thread = outside_;
  seal(terms);
  if (strategy_error_) std::rethrow_exception(std::exchange(strategy_error_, nullptr));
  if (outcome_ != Outcome::abandoned) strategy_->finished();
  return outcome_;
}

void Lab::begin(Strategy& strategy, const Terms& terms) {
  strategy_ = &strategy;
  timing_ = terms.timing;
  max_steps_ = terms.max_steps;
  now_ = Duration(0);
  steps_.store(0, std::memory_order_relaxed);
  ages_ = 0;
  lines_ = 0;
  known_lines_ = terms.known_lines;
  schedule_.timing = terms.timing;
  schedule_.choices.clear();
  outcome_ = Outcome::finished;
  failure_.clear();
  exception_ = nullptr;
  objects_.clear();
  strategy.begin();
}

/// The result stands; what is left of the threads is garbage.
void Lab::seal(const Terms& terms) {
  uncaught_ = world_->uncaught();
  if (terms.on_sealed) terms.on_sealed(outcome_);
  bury();
  world_.reset();
}

LabThread& Lab::new_thread(World& world, const ThreadPtr& state) {
  const auto number = static_cast<std::uint32_t>(threads_.size());
  LabThread& thread = threads_.emplace(*this, number, world, state, stacks_.take(), live);
  thread.request = &thread.beginning;
  thread.age = ++ages_;
  thread.is_entering = true;
  thread.place = live_.size();
  live_.push_back(&thread);
  return thread;
}

void Lab::spawn(World& world, const ThreadPtr& state) {
  reap();
  LabThread& child = new_thread(world, state);
  child.own_time = current_->own_time;
  strategy_->parked(*this, child);
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

void Lab::retire(LabThread& thread) {
  thread.request = nullptr;
  live_.back()->place = thread.place;
  live_[thread.place] = live_.back();
  live_.pop_back();
  finished_.push_back(&thread);
}

void Lab::leave(LabThread& thread) { thread.fiber->abandon_for(hand_on(thread)); }

Fiber& Lab::hand_on(LabThread& thread) {
  const sanitizers::Unseen unseen;
  LabThread* next = nullptr;
  if (!thread.is_dying) {
    retire(thread);
    if (&thread != main_) next = decide(nullptr);
  }
  current_ = next;
  if (next != nullptr) calling_thread = &next->self;
  return next != nullptr ? *next->fiber : *host_;
}

void Lab::bury() {
  // Youngest first, the main thread last.
  std::ranges::sort(live_, std::greater<>(), &LabThread::number);
  for (LabThread* const thread : live_) kill(*thread);
  finished_.insert(finished_.end(), live_.begin(), live_.end());
  live_.clear();
  // What the threads captured and stored may take steps in its destructors: they are passed by.
  main_->is_dying = true;
  current_ = main_;
  calling_thread = &main_->self;
  for (std::size_t i = 0; i != threads_.size(); ++i) {
    threads_[i].self.locals.clear();
    if (threads_[i].self.thread) threads_[i].self.thread->target = Target();
  }
  calling_thread = outside_;
  reap();
  threads_.clear();
  main_ = nullptr;
  current_ = nullptr;
}

void Lab::kill(LabThread& thread) {
  thread.is_dying = true;
  passed_by_ = 0;
  current_ = &thread;
  calling_thread = &thread.self;
  if (!thread.is_entering) host_->switch_to(*thread.fiber);
  calling_thread = outside_;
}

void Lab::reap() {
  for (LabThread* const thread : finished_) {
    stacks_.give_back(thread->fiber->release_stack());
    thread->fiber.reset();
  }
  finished_.clear();
}

}  // namespace threadlab::runtime::lab
