#include <optional>
#include <threadlab/event.hpp>
#include <threadlab/lock.hpp>
#include <threadlab/semaphore.hpp>

#include "check.hpp"
#include "stage.hpp"

namespace model {
namespace {

using namespace std::chrono_literals;

void two_take_a_lock() {
  threadlab::Lock lock;
  const auto visit = [&] {
    lock.acquire();
    lock.release();
  };
  together({visit, visit});
}

void one_of_two_may_give_up() {
  threadlab::Semaphore places(0);
  together({[&] { (void)places.acquire(1s); }, [&] { places.release(); }});
}

void one_sets_and_clears() {
  threadlab::Event event;
  together({[&] { (void)event.wait(1s); },
            [&] {
              event.set();
              event.clear();
            }});
}

void who_has_waited_destroys() {
  std::optional<threadlab::Event> event(std::in_place);
  threadlab::Event& given = *event;
  together({[&] {
              event->wait();
              event.reset();
            },
            [&] { given.set(); }});
}

}  // namespace

std::vector<Check> tiny_checks() {
  return {
      {"Lock", "two_take_it", 2, two_take_a_lock},
      {"Semaphore", "one_of_two_may_give_up", 2, one_of_two_may_give_up},
      {"Event", "one_sets_and_clears", 2, one_sets_and_clears, Grain::operations, true},
      {"Event", "who_has_waited_destroys_it", 2, who_has_waited_destroys},
  };
}

}  // namespace model
