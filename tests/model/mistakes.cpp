#include <threadlab/runtime/os/futex.hpp>

#include "check.hpp"
#include "stage.hpp"

// What goes wrong in protocols like ours, so that it is known that a check would find it.

namespace model {
namespace {

using namespace threadlab::runtime::os;

void sleep_while(const FutexWord& word, std::uint32_t value) {
  (void)futex_wait(word, value, never);
}

bool takes(FutexWord& word) {
  std::uint64_t free = 0;
  return word.compare_exchange_strong(free, 1);
}

/// Runs two threads that use what the lock guards.
template <class AnyLock>
void two_visit() {
  AnyLock lock;
  Guarded data;
  const auto visit = [&] {
    lock.acquire();
    data.use();
    lock.release();
  };
  together({visit, visit});
}

/// Looks, and takes what was free when it looked.
struct HastyLock {
  FutexWord word{0};

  void acquire() {
    while (word.load() != 0) sleep_while(word, 1);
    word.store(1);
  }
  void release() {
    word.store(0);
    futex_wake(&word, everyone);
  }
};

/// Lets go, and has forgotten those who sleep.
struct ForgetfulLock {
  FutexWord word{0};

  void acquire() {
    while (!takes(word)) sleep_while(word, 1);
  }
  void release() { word.store(0); }
};

/// Counts its sleepers before it lets go.
struct EarlyCountingLock {
  FutexWord word{0};
  FutexWord sleepers{0};

  void acquire() {
    while (!takes(word)) {
      sleepers.fetch_add(1);
      sleep_while(word, 1);
      sleepers.fetch_sub(1);
    }
  }
  void release() {
    const bool has_sleepers = sleepers.load() != 0;
    word.store(0);
    if (has_sleepers) futex_wake(&word, 1);
  }
};

/// Knows whether it is set, and not whether it was.
struct FlatEvent {
  FutexWord word{0};

  void wait() {
    while (word.load() == 0) sleep_while(word, 0);
  }
  void set() {
    word.store(1);
    futex_wake(&word, everyone);
  }
  void clear() { word.store(0); }
};

void set_and_clear() {
  FlatEvent event;
  together({[&] { event.wait(); },
            [&] {
              await_touch_of(event, 1);
              event.set();
              event.clear();
            }});
}

/// Looks for sleepers once it has let them go.
void look_back() {
  struct Event {
    FutexWord word{0};
    FutexWord sleepers{0};
  };
  auto event = std::make_unique<Event>();
  Event& given = *event;
  together({[&] {
              event->sleepers.fetch_add(1);
              while (event->word.load() == 0) sleep_while(event->word, 0);
              event.reset();
            },
            [&] {
              given.word.store(1);
              if (given.sleepers.load() != 0) futex_wake(&given.word, everyone);
            }});
}

}  // namespace

std::vector<Mistake> mistakes() {
  return {
      {"a_lock_that_looks_before_it_takes", "a race on", two_visit<HastyLock>},
      {"a_lock_that_forgets_its_sleepers", "deadlock", two_visit<ForgetfulLock>},
      {"a_lock_that_counts_its_sleepers_too_early", "deadlock", two_visit<EarlyCountingLock>},
      {"an_event_that_forgets_that_it_was_set", "deadlock", set_and_clear},
      {"an_event_that_is_touched_once_it_has_let_go", "its life is over", look_back},
  };
}

}  // namespace model
