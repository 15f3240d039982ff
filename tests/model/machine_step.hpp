#pragma once

// What the machine's words and its kernel have in common: the run on this OS thread, and how an
// operation becomes a step of it.

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <threadlab/runtime/lab/door.hpp>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/self.hpp>
#include <vector>

#include "machine.hpp"
#include "run.hpp"
#include "self.hpp"

namespace model {

using threadlab::runtime::FunctionRef;
using threadlab::runtime::ObjectId;
using threadlab::runtime::Operation;
using threadlab::runtime::Step;
namespace lab = threadlab::runtime::lab;

/// On its thread's stack.
struct Sleeper {
  const Value* word;
  bool is_woken = false;
};

inline constexpr std::uint32_t nobody = ~0U;

struct Place {
  const Value* address;
  ObjectId object;  // that the lab knows it by
  bool is_alive = true;
  std::uint64_t touched_by = 0;  // a bit a thread
  bool is_lock = false;          // which is taken in one step, and let go in one
  std::uint32_t holder = nobody;
};

/// Of the run on this OS thread.
struct Machine {
  Terms terms;
  std::vector<Place> places;
  std::vector<Sleeper*> sleepers;  // oldest first
  bool is_lock_next = false;
  std::array<std::string, 8> results;  // by thread

  Place& place_of(const Value* address) {
    const auto found = std::ranges::find(places, address, &Place::address);
    if (found != places.end()) return *found;
    const ObjectId object = lab::object_of(lab::enlist(threadlab::runtime::ObjectKind::shared, {}));
    return places.emplace_back(Place{.address = address, .object = object});
  }
};

[[nodiscard]] Machine& machine();

inline constexpr auto always = []() noexcept { return true; };
inline constexpr auto nothing = []() noexcept {};

inline std::uint32_t thread_number() { return threadlab::runtime::self().lab_thread->number; }

/// Not in a thread of an exploration, or in one that is being unwound.
[[nodiscard]] inline bool is_alone() {
  const lab::LabThread* const thread = threadlab::runtime::self().lab_thread;
  return thread == nullptr || thread->is_unwinding;
}

[[nodiscard]] inline bool is_alive(const Value& word) { return machine().place_of(&word).is_alive; }

/// One step. `step` says what it would be if it were taken now. False: it timed out.
bool take(auto step, auto guard, auto action, bool may_time_out) {
  lab::Request request{.step = step(), .guard = always, .action = action};
  // The guard is asked before each choice: in time to say what the step has become meanwhile.
  const auto up_to_date = [&]() noexcept {
    request.step = step();
    return guard();
  };
  request.guard = up_to_date;
  const bool taken = lab::take(
      request, may_time_out ? threadlab::Timeout(std::chrono::seconds(1)) : threadlab::forever);
  become(thread_number());
  return taken;
}

/// One on the same object whenever it is taken.
bool take(ObjectId object, auto operation, auto guard, auto action, bool may_time_out) {
  const auto step = [&]() noexcept { return Step{.operation = operation(), .object = object}; };
  return take(step, guard, action, may_time_out);
}

/// Passes it on.
template <class Result>
Result noted(Result result) {
  Machine& run = machine();
  if (run.terms.keeps_results && !is_alone()) {
    run.results.at(thread_number()) += std::to_string(result) + " ";
  }
  return result;
}

/// A step on a word: `operation` says which it would be now. On a lock that is taken in one step it
/// may be none.
void word_step(const Value* address, FunctionRef<Operation()> operation,
               FunctionRef<void()> action);

}  // namespace model
