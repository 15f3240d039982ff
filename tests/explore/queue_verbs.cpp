#include <array>

#include "machine.hpp"
#include "verbs.hpp"

// The four queues. The value of a put is its item.

namespace threadlab::oracle {
namespace {

constexpr int absent = Instruction::absent;
constexpr Timeout one_moment = std::chrono::milliseconds(1);

using M = Machine&;
using I = const Instruction&;

std::string said(bool yes) { return yes ? "yes" : "no"; }

template <auto queues>
auto& queue(Machine& machine, const Instruction& instruction) {
  return *(machine.*queues)[instruction.target];
}

/// What all queues have.
template <Kind kind, auto queues>
constexpr std::array common = {
    Verb{kind, "put", 1, 3, 6,
         [](M m, I i) {
           queue<queues>(m, i).put(i.value);
           return std::string();
         }},
    Verb{kind, "get", absent, 2, 6,
         [](M m, I i) { return std::to_string(queue<queues>(m, i).get(i.timeout())); }},
    Verb{kind, "qsize", absent, absent, 2,
         [](M m, I i) { return std::to_string(queue<queues>(m, i).qsize()); }},
    Verb{kind, "empty", absent, absent, 1,
         [](M m, I i) { return said(queue<queues>(m, i).empty()); }},
};

/// What those have that count tasks.
template <Kind kind, auto queues>
constexpr std::array more = {
    Verb{kind, "put_in_time", 1, 3, 3,
         [](M m, I i) {
           queue<queues>(m, i).put(i.value, one_moment);
           return std::string("put");
         }},
    Verb{kind, "put_nowait", 1, 3, 3,
         [](M m, I i) {
           queue<queues>(m, i).put_nowait(i.value);
           return std::string("put");
         }},
    Verb{kind, "full", absent, absent, 1,
         [](M m, I i) { return said(queue<queues>(m, i).full()); }},
    Verb{kind, "task_done", absent, absent, 3,
         [](M m, I i) {
           queue<queues>(m, i).task_done();
           return std::string();
         }},
    Verb{kind, "join", absent, absent, 3,
         [](M m, I i) {
           queue<queues>(m, i).join();
           return std::string();
         }},
    Verb{kind, "shutdown", 0, 1, 2,
         [](M m, I i) {
           queue<queues>(m, i).shutdown(i.value == 1);
           return std::string();
         }},
};

template <Kind kind, auto queues>
constexpr auto all = [] {
  std::array<Verb, common<kind, queues>.size() + more<kind, queues>.size()> result{};
  auto* const rest =
      std::copy(common<kind, queues>.begin(), common<kind, queues>.end(), result.begin());
  std::copy(more<kind, queues>.begin(), more<kind, queues>.end(), rest);
  return result;
}();

}  // namespace

std::span<const Verb> queue_verbs(Kind kind) {
  switch (kind) {
    case Kind::queue:
      return all<Kind::queue, &Machine::queues>;
    case Kind::lifo:
      return all<Kind::lifo, &Machine::lifos>;
    case Kind::priority:
      return all<Kind::priority, &Machine::priorities>;
    default:
      return common<Kind::simple, &Machine::simples>;
  }
}

}  // namespace threadlab::oracle
