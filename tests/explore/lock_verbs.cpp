#include <array>

#include "machine.hpp"
#include "verbs.hpp"

// What waits for no item: locks, semaphores, events, conditions, barriers.

namespace threadlab::oracle {
namespace {

constexpr int absent = Instruction::absent;

using M = Machine&;
using I = const Instruction&;

std::string said(bool yes) { return yes ? "yes" : "no"; }

std::string quiet() { return {}; }

/// The third semaphore is a bounded one.
template <class Act>
std::string on_semaphore(Machine& machine, const Instruction& instruction, Act act) {
  if (instruction.target == machine.semaphores.size()) return act(*machine.bounded);
  return act(*machine.semaphores[instruction.target]);
}

constexpr std::array of_lock = {
    Verb{Kind::lock, "acquire", absent, 2, 6,
         [](M m, I i) { return said(m.locks[i.target]->acquire(i.timeout())); }},
    Verb{Kind::lock, "release", absent, absent, 6,
         [](M m, I i) { return m.locks[i.target]->release(), quiet(); }},
    Verb{Kind::lock, "locked", absent, absent, 2,
         [](M m, I i) { return said(m.locks[i.target]->locked()); }},
};

constexpr std::array of_rlock = {
    Verb{Kind::rlock, "acquire", absent, 2, 6,
         [](M m, I i) { return said(m.rlocks[i.target]->acquire(i.timeout())); }},
    Verb{Kind::rlock, "release", absent, absent, 6,
         [](M m, I i) { return m.rlocks[i.target]->release(), quiet(); }},
    Verb{Kind::rlock, "locked", absent, absent, 2,
         [](M m, I i) { return said(m.rlocks[i.target]->locked()); }},
};

constexpr std::array of_semaphore = {
    Verb{Kind::semaphore, "acquire", absent, 2, 6,
         [](M m, I i) {
           return on_semaphore(m, i, [&](auto& s) { return said(s.acquire(i.timeout())); });
         }},
    Verb{Kind::semaphore, "release", 1, 2, 6,
         [](M m, I i) {
           return on_semaphore(m, i, [&](auto& s) { return s.release(i.value), quiet(); });
         }},
};

constexpr std::array of_event = {
    Verb{Kind::event, "wait", absent, 2, 6,
         [](M m, I i) { return said(m.events[i.target]->wait(i.timeout())); }},
    Verb{Kind::event, "set", absent, absent, 4,
         [](M m, I i) { return m.events[i.target]->set(), quiet(); }},
    Verb{Kind::event, "clear", absent, absent, 2,
         [](M m, I i) { return m.events[i.target]->clear(), quiet(); }},
    Verb{Kind::event, "is_set", absent, absent, 2,
         [](M m, I i) { return said(m.events[i.target]->is_set()); }},
};

constexpr std::array of_condition = {
    Verb{Kind::condition, "acquire", absent, 2, 2,
         [](M m, I i) { return said(m.conditions[i.target]->acquire(i.timeout())); }},
    Verb{Kind::condition, "release", absent, absent, 2,
         [](M m, I i) { return m.conditions[i.target]->release(), quiet(); }},
    Verb{Kind::condition, "wait", absent, 2, 8,
         [](M m, I i) { return said(m.conditions[i.target]->wait(i.timeout())); }},
    Verb{Kind::condition, "wait_for", absent, 2, 3,
         [](M m, I i) {
           const auto at_second_time = [asked = false]() mutable {
             return std::exchange(asked, true);
           };
           return said(m.conditions[i.target]->wait_for(at_second_time, i.timeout()));
         }},
    Verb{Kind::condition, "notify", 1, 2, 8,
         [](M m, I i) { return m.conditions[i.target]->notify(i.value), quiet(); }},
    Verb{Kind::condition, "notify_all", absent, absent, 3,
         [](M m, I i) { return m.conditions[i.target]->notify_all(), quiet(); }},
};

constexpr std::array of_barrier = {
    Verb{Kind::barrier, "wait", absent, 2, 10,
         [](M m, I i) { return std::to_string(m.barriers[i.target]->wait(i.timeout())); }},
    Verb{Kind::barrier, "abort", absent, absent, 3,
         [](M m, I i) { return m.barriers[i.target]->abort(), quiet(); }},
    Verb{Kind::barrier, "reset", absent, absent, 3,
         [](M m, I i) { return m.barriers[i.target]->reset(), quiet(); }},
    Verb{Kind::barrier, "n_waiting", absent, absent, 2,
         [](M m, I i) { return std::to_string(m.barriers[i.target]->n_waiting()); }},
    Verb{Kind::barrier, "broken", absent, absent, 2,
         [](M m, I i) { return said(m.barriers[i.target]->broken()); }},
};

}  // namespace

std::span<const Verb> lock_verbs(Kind kind) {
  switch (kind) {
    case Kind::lock:
      return of_lock;
    case Kind::rlock:
      return of_rlock;
    case Kind::semaphore:
      return of_semaphore;
    case Kind::event:
      return of_event;
    case Kind::condition:
      return of_condition;
    case Kind::barrier:
      return of_barrier;
    default:
      return {};
  }
}

}  // namespace threadlab::oracle
