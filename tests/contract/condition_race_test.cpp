// A notify that races with a timeout: it frees exactly one thread that waits, and is never spent on
// one that says it was not notified.

#include <threadlab/condition.hpp>
#include <threadlab/lock.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

/// One thread waits without a timeout while others come and go with tiny ones; a notify that is
/// given while the first waits must come back from somebody's wait.
struct Race {
  void wait_patiently() {
    lock.acquire();
    while (!over) {
      ++patient;
      heard.notify();
      condition.wait();
      --patient;
      count_notified();
    }
    lock.release();
  }

  void wait_hastily() {
    lock.acquire();
    while (!over) {
      if (condition.wait(1us)) count_notified();
    }
    lock.release();
  }

  void count_notified() {
    ++notified;
    heard.notify();
  }

  Lock lock;
  Condition condition{lock};
  Condition heard{lock};
  int patient = 0;
  int notified = 0;
  bool over = false;
};

CONTRACT(Condition, no_notify_is_lost_to_a_wait_that_times_out) {
  const int rounds = rounds_of(20'000);
  Race race;
  Crew crew;
  crew.start([&] { race.wait_patiently(); });
  crew.start(3, [&](int) { race.wait_hastily(); });
  race.lock.acquire();
  for (int i = 0; i < rounds; ++i) {
    race.heard.wait_for([&] { return race.patient == 1; });
    race.condition.notify();
    race.heard.wait_for([&] { return race.notified == i + 1; });
  }
  race.heard.wait_for([&] { return race.patient == 1; });
  race.over = true;
  race.condition.notify_all();
  race.lock.release();
  crew.join();
  EXPECT_GE(race.notified, rounds + 1);
}

}  // namespace
}  // namespace threadlab::contract
