#include <array>

#include "machine.hpp"
#include "verbs.hpp"

// Threads, and what is done to no object.

namespace threadlab::oracle {
namespace {

constexpr int absent = Instruction::absent;

using M = Machine&;
using I = const Instruction&;

std::string said(bool yes) { return yes ? "yes" : "no"; }

std::string enumerated() {
  std::string names;
  for (const Thread& thread : enumerate()) names += thread.name() + ",";
  return names;
}

constexpr std::array plain = {
    Verb{Kind::none, "log", absent, absent, 4,
         [](M, I) { return std::string(); }},  // by the machine
    Verb{Kind::none, "sleep", 0, 2, 4,
         [](M, I i) {
           sleep(std::chrono::milliseconds(i.value));
           return std::string();
         }},
    Verb{Kind::none, "randint", 1, 2, 3,
         [](M, I i) { return std::to_string(randint(0, i.value)); }},
    Verb{Kind::none, "enumerate", absent, absent, 2, [](M, I) { return enumerated(); }},
    Verb{Kind::none, "active_count", absent, absent, 2,
         [](M, I) { return std::to_string(active_count()); }},
    Verb{Kind::none, "new", absent, absent, 3, [](M, I) { return Thread().name(); }},
    Verb{Kind::none, "set_name", 1, 2, 1,
         [](M, I i) {
           current_thread().set_name("renamed-" + std::to_string(i.value));
           return std::string();
         }},
    Verb{Kind::none, "raise", absent, absent, 1, [](M, I) -> std::string { throw Raised(); }},
};

constexpr std::array of_thread = {
    Verb{Kind::thread, "start", absent, absent, 3,
         [](M m, I i) {
           m.threads[i.target].start();
           return std::string();
         }},
    Verb{Kind::thread, "join", absent, 2, 4,
         [](M m, I i) { return said(m.threads[i.target].join(i.timeout())); }},
    Verb{Kind::thread, "is_alive", absent, absent, 4,
         [](M m, I i) { return said(m.threads[i.target].is_alive()); }},
    Verb{Kind::thread, "name", absent, absent, 2,
         [](M m, I i) { return m.threads[i.target].name(); }},
    Verb{Kind::thread, "set_name", 1, 2, 2,
         [](M m, I i) {
           m.threads[i.target].set_name("named-" + std::to_string(i.value));
           return std::string();
         }},
    Verb{Kind::thread, "ident", absent, absent, 1,
         [](M m, I i) { return said(m.threads[i.target].ident().has_value()); }},
    Verb{Kind::thread, "daemon", absent, absent, 1,
         [](M m, I i) { return said(m.threads[i.target].daemon()); }},
    Verb{Kind::thread, "set_daemon", 0, 1, 1,
         [](M m, I i) {
           m.threads[i.target].set_daemon(i.value == 1);
           return std::string("set");
         }},
    Verb{Kind::thread, "cancel", absent, absent, 3,
         [](M m, I i) {
           if (m.timers[i.target]) m.timers[i.target]->cancel();
           return std::string();
         }},
};

}  // namespace

std::span<const Verb> thread_verbs(Kind kind) {
  if (kind == Kind::none) return plain;
  return of_thread;
}

}  // namespace threadlab::oracle
