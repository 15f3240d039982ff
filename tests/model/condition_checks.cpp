#include <threadlab/condition.hpp>

#include "check.hpp"
#include "stage.hpp"

namespace model {
namespace {

using namespace std::chrono_literals;
using threadlab::Condition;
using threadlab::Lock;
using threadlab::RLock;

/// A flag that a lock guards, and who waits for it.
template <class AnyLock>
struct Flag {
  AnyLock lock;
  Condition condition{lock};
  bool is_up = false;

  void await() {
    condition.acquire();
    while (!is_up) condition.wait();
    condition.release();
  }
  void raise(void (Condition::*notify)(int), int n) {
    condition.acquire();
    is_up = true;
    (condition.*notify)(n);
    condition.release();
  }
};

template <class AnyLock>
void notify_frees_one() {
  Flag<AnyLock> flag;
  together({[&] { flag.await(); }, [&] { flag.raise(&Condition::notify, 1); }});
}

void notify_of_two_frees_two() {
  Flag<Lock> flag;
  const auto await = [&] { flag.await(); };
  together({await, await, [&] { flag.raise(&Condition::notify, 2); }});
}

/// The one who waits in time passes the notify on, if it was notified.
void one_may_give_up() {
  Flag<Lock> flag;
  const auto in_time = [&] {
    flag.condition.acquire();
    if (flag.is_up || flag.condition.wait(1s)) flag.condition.notify();
    flag.condition.release();
  };
  together({in_time, [&] { flag.await(); }, [&] { flag.raise(&Condition::notify, 1); }});
}

void lock_is_held_after_wait() {
  Lock lock;
  Condition condition(lock);
  Guarded data;
  bool is_up = false;
  const auto await = [&] {
    condition.acquire();
    while (!is_up) condition.wait();
    data.use();
    condition.release();
  };
  together({await, [&] {
              condition.acquire();
              is_up = true;
              condition.notify();
              data.use();
              condition.release();
            }});
}

}  // namespace

std::vector<Check> condition_checks() {
  return {
      {"Condition", "notify_frees_who_waits_over_a_lock", 2, notify_frees_one<Lock>},
      {"Condition", "notify_frees_who_waits_over_an_rlock", 2, notify_frees_one<RLock>},
      {"Condition", "who_has_waited_holds_the_lock", 2, lock_is_held_after_wait},
      {"Condition", "notify_of_two_frees_two", 3, notify_of_two_frees_two, Grain::locks},
      {"Condition", "who_gives_up_swallows_no_notify", 3, one_may_give_up, Grain::locks},
  };
}

}  // namespace model
