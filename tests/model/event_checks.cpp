#include <optional>
#include <threadlab/event.hpp>

#include "check.hpp"
#include "stage.hpp"

namespace model {
namespace {

using namespace std::chrono_literals;
using threadlab::Event;

void set_frees_two() {
  Event event;
  const auto wait = [&] { event.wait(); };
  together({wait, wait, [&] { event.set(); }});
}

/// Whoever has begun to wait is freed, wherever it stands in the midst of its wait.
void set_and_clear_frees(int waiters) {
  Event event;
  const auto wait = [&] { event.wait(); };
  const auto pulse = [&event, waiters] {
    await_touch_of(event, waiters);
    event.set();
    event.clear();
  };
  waiters == 1 ? together({wait, pulse}) : together({wait, wait, pulse});
  claim(!event.is_set(), "it was cleared");
}

void one_may_give_up() {
  Event event;
  const auto in_time = [&] {
    if (event.wait(1s)) claim(event.is_set(), "it is set for good");
  };
  together({in_time, [&] { event.wait(); }, [&] { event.set(); }});
}

/// The owner destroys it once its wait has returned, while set is on its way out.
void destroyed_after_wait() {
  std::optional<Event> event(std::in_place);
  Event& given = *event;
  together({[&] {
              event->wait();
              event.reset();
            },
            [&] { given.set(); }});
}

}  // namespace

std::vector<Check> event_checks() {
  return {
      {"Event", "set_frees_two_who_wait", 3, set_frees_two},
      {"Event", "set_and_clear_frees_one_who_waits", 2, [] { set_and_clear_frees(1); }},
      {"Event", "set_and_clear_frees_two_who_wait", 3, [] { set_and_clear_frees(2); },
       Grain::operations, true},
      {"Event", "who_gives_up_keeps_nobody_else_waiting", 3, one_may_give_up},
      {"Event", "who_has_waited_may_destroy_it", 2, destroyed_after_wait},
  };
}

}  // namespace model
