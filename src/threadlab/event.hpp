#pragma once

// A flag that threads wait for: Python's threading.Event, in one word.
//
// set frees everyone who waits, also if clear follows at once. An Event may be destroyed as soon as
// wait has returned, while set is still on its way out.
//
// Steps: wait is *Event.arrive*, which sees whether the flag is set, and if it is not,
// *Event.wait*: set since then. Every other method is one step.
//
// Example:
//     Event ready;
//     ready.set();
//     ready.wait();

#include <threadlab/named.hpp>
#include <threadlab/runtime/word.hpp>
#include <threadlab/time.hpp>

namespace threadlab {

class Event {
 public:
  constexpr explicit Event(Named named = {}) : word_(runtime::ObjectKind::event, 0, named) {}
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  [[nodiscard]] bool is_set() const { return is_set(word_.read(runtime::Operation::event_is_set)); }

  /// Never blocks.
  void set();
  void clear();

  /// Blocks until the flag is set. Always true.
  bool wait() { return wait(forever); }
  /// The same, no longer than `timeout`. False: it was not set in that time.
  [[nodiscard]] bool wait(Timeout timeout) {
    const State before = word_.read(runtime::Operation::event_arrive);
    if (is_set(before)) return true;
    if (timeout.is_no_wait()) return false;
    // Set now, or set in the meantime and cleared again.
    const auto set_since = [before](State state) noexcept -> runtime::Word::Next {
      if (state == before) return std::nullopt;
      return state;
    };
    return word_.await(runtime::Operation::event_wait, set_since, timeout);
  }

 private:
  using State = runtime::Word::State;

  // The state counts how often the flag was set and cleared (it may wrap around): odd while set.
  static constexpr bool is_set(State state) { return state % 2 != 0; }

  runtime::Word word_;
};

}  // namespace threadlab
