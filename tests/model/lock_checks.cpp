#include <threadlab/lock.hpp>
#include <threadlab/rlock.hpp>

#include "check.hpp"
#include "stage.hpp"

namespace model {
namespace {

using namespace std::chrono_literals;
using threadlab::Lock;
using threadlab::RLock;

template <class AnyLock>
void visit(AnyLock& lock, Guarded& data) {
  lock.acquire();
  data.use();
  lock.release();
}

template <class AnyLock>
void two_visit_twice() {
  AnyLock lock;
  Guarded data;
  const auto twice = [&] {
    visit(lock, data);
    visit(lock, data);
  };
  together({twice, twice});
}

template <class AnyLock>
void three_visit() {
  AnyLock lock;
  Guarded data;
  const auto once = [&] { visit(lock, data); };
  together({once, once, once});
}

/// One of three may give up; it must not keep the others' wake-up.
template <class AnyLock>
void one_may_give_up() {
  AnyLock lock;
  Guarded data;
  const auto once = [&] { visit(lock, data); };
  const auto in_time = [&] {
    if (!lock.acquire(1s)) return;
    data.use();
    lock.release();
  };
  together({once, in_time, once});
}

void another_thread_releases() {
  Lock lock;
  lock.acquire();
  together({[&] { lock.acquire(); }, [&] { lock.release(); }});
  claim(lock.locked(), "it was released once and taken once");
}

void owner_takes_it_again() {
  RLock lock;
  Guarded data;
  const auto nested = [&] {
    lock.acquire();
    visit(lock, data);
    lock.release();
  };
  together({nested, nested});
}

}  // namespace

std::vector<Check> lock_checks() {
  return {
      {"Lock", "two_threads_use_twice_what_it_guards", 2, two_visit_twice<Lock>},
      {"Lock", "three_threads_use_what_it_guards", 3, three_visit<Lock>},
      {"Lock", "who_gives_up_keeps_nobody_else_waiting", 3, one_may_give_up<Lock>,
       Grain::operations, true},
      {"Lock", "a_thread_that_does_not_hold_it_releases_it", 2, another_thread_releases},
      {"RLock", "two_threads_use_twice_what_it_guards", 2, two_visit_twice<RLock>},
      {"RLock", "two_owners_take_it_again", 2, owner_takes_it_again},
      {"RLock", "three_threads_use_what_it_guards", 3, three_visit<RLock>, Grain::operations, true},
      {"RLock", "who_gives_up_keeps_nobody_else_waiting", 3, one_may_give_up<RLock>,
       Grain::operations, true},
  };
}

}  // namespace model
