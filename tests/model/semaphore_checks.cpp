#include <threadlab/semaphore.hpp>

#include "check.hpp"
#include "stage.hpp"

namespace model {
namespace {

using namespace std::chrono_literals;
using threadlab::Semaphore;

void three_share_one_place() {
  Semaphore place(1);
  Guarded data;
  const auto visit = [&] {
    place.acquire();
    data.use();
    place.release();
  };
  together({visit, visit, visit});
}

void three_share_two_places() {
  Semaphore places(2);
  Counter inside;
  const auto visit = [&] {
    places.acquire();
    claim(inside.add(1) <= 2, "no more than two are inside");
    inside.add(-1);
    places.release();
  };
  together({visit, visit, visit});
}

void two_wait_for_one_release_of_two() {
  Semaphore places(0);
  const auto acquire = [&] { places.acquire(); };
  together({acquire, acquire, [&] { places.release(2); }});
}

void two_wait_for_two_releases() {
  Semaphore places(0);
  const auto acquire = [&] { places.acquire(); };
  together({acquire, acquire, [&] {
              places.release();
              places.release();
            }});
}

void one_may_give_up() {
  Semaphore places(0);
  const auto in_time = [&] {
    if (places.acquire(1s)) places.release();
  };
  together({in_time, [&] { places.acquire(); }, [&] { places.release(); }});
}

}  // namespace

std::vector<Check> semaphore_checks() {
  return {
      {"Semaphore", "three_threads_share_one_place", 3, three_share_one_place, Grain::operations,
       true},
      {"Semaphore", "three_threads_share_two_places", 3, three_share_two_places, Grain::operations,
       true},
      {"Semaphore", "one_release_of_two_frees_two", 3, two_wait_for_one_release_of_two},
      {"Semaphore", "two_releases_free_two", 3, two_wait_for_two_releases},
      {"Semaphore", "who_gives_up_keeps_nobody_else_waiting", 3, one_may_give_up},
  };
}

}  // namespace model
