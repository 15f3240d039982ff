#pragma once

// Which steps depend on each other.
//
// A step reads and writes aspects of the one or two objects it touches (a queue has two: its items,
// and how many tasks are unfinished). Two steps of different threads on one object commute unless
// one of them writes what the other reads or writes. An aspect that is "written" in an order nobody
// can see is read here: threads that leave a barrier, or that end.
//
// Where this relation is too small, explorations lose behaviours in silence; the oracle in
// tests/explore holds it against brute force.

#include <cstdint>
#include <threadlab/explore/observe.hpp>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/step.hpp>

namespace threadlab::explore {

/// Aspects of one object, as bits.
struct Access {
  std::uint8_t read = 0;
  std::uint8_t write = 0;

  [[nodiscard]] constexpr std::uint8_t all() const {
    return static_cast<std::uint8_t>(read | write);
  }
  friend constexpr Access operator|(Access a, Access b) {
    return {.read = static_cast<std::uint8_t>(a.read | b.read),
            .write = static_cast<std::uint8_t>(a.write | b.write)};
  }
};

constexpr bool conflict(Access a, Access b) {
  return (a.write & b.all()) != 0 || (a.read & b.write) != 0;
}

/// What a step does to its objects.
struct Footprint {
  runtime::ObjectId object = 0;
  runtime::ObjectId other = 0;
  Access on_object = {};
  Access on_other = {};
  bool ends_program = false;  // depends on whatever a daemon may still do

  [[nodiscard]] Access on(runtime::ObjectId id) const {
    Access access;
    if (id == object) access = access | on_object;
    if (id == other) access = access | on_other;
    return access;
  }
};

/// Of a step that is taken: by its action, or by its timeout.
[[nodiscard]] Footprint footprint_of(const runtime::Step& step, bool times_out, Observe observe);

/// Of a step that is still to be taken, one way or the other.
[[nodiscard]] Footprint footprint_of(const runtime::lab::LabThread& thread, Observe observe);

/// Whether hardly any step of another thread depends on such a one.
[[nodiscard]] bool is_private(runtime::Operation operation);

[[nodiscard]] bool conflict(const Footprint& a, const Footprint& b);

}  // namespace threadlab::explore
