#pragma once

// Event: what is measured of anything with is_set(), set(), clear(), wait().

#include "lock_bench.hpp"
#include "table.hpp"

namespace threadlab::bench {

namespace event_titles {
inline constexpr auto is_set = "Event: is_set";
inline constexpr auto wait_set = "Event: wait on a set one";
inline constexpr auto ping_pong = "Event: set and wait, ping-pong, two cores";
}  // namespace event_titles

template <class E>
void event_is_set(benchmark::State& state) {
  E& event = shared<E>();
  event.set();
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(event.is_set());
}

template <class E>
void event_wait_on_a_set_one(benchmark::State& state) {
  E& event = shared<E>();
  event.set();
  for ([[maybe_unused]] auto _ : state) event.wait();
}

/// Two of them; the first thread's is set before it begins, and again when it has ended.
template <class E>
struct EventPair {
  EventPair() { events[0].set(); }
  E events[2];  // NOLINT(modernize-avoid-c-arrays): they cannot be moved
};

template <class E>
void event_ping_pong(int index, std::int64_t iterations) {
  auto& events = shared<EventPair<E>>().events;
  E& mine = events[index];
  E& other = events[1 - index];
  for (std::int64_t i = 0; i != iterations; ++i) {
    mine.wait();
    mine.clear();
    other.set();
  }
}

template <class E>
void add_event_looks(Table& table, const Who& who) {
  table.add(event_titles::is_set, who, event_is_set<E>);
  table.add(event_titles::wait_set, who, event_wait_on_a_set_one<E>);
}

template <class E>
void add_event(Table& table, const Who& who) {
  add_event_looks<E>(table, who);
  table.add_together(event_titles::ping_pong, who, event_ping_pong<E>);
}

}  // namespace threadlab::bench
