// Threads of control that were started outside the library.

#include <algorithm>
#include <string>
#include <thread>
#include <threadlab/lock.hpp>
#include <threadlab/rlock.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

/// Calls f in a thread that the library did not start.
template <class F>
void in_an_alien_thread(F f) {
  std::thread(f).join();
}

OS_CONTRACT(DummyThread, current_thread_makes_one_for_a_thread_we_did_not_start) {
  in_an_alien_thread([] {
    const Thread self = current_thread();
    EXPECT_EQ(self.name().rfind("Dummy-", 0), 0U) << self.name();
    EXPECT_TRUE(self == current_thread());
    EXPECT_FALSE(self == main_thread());
  });
}

OS_CONTRACT(DummyThread, is_alive_and_daemonic) {
  in_an_alien_thread([] {
    EXPECT_TRUE(current_thread().is_alive());
    EXPECT_TRUE(current_thread().daemon());
  });
}

OS_CONTRACT(DummyThread, passes_daemon_on_to_the_threads_it_makes) {
  in_an_alien_thread([] { EXPECT_TRUE(Thread().daemon()); });
}

OS_CONTRACT(DummyThread, has_the_idents_of_its_thread) {
  in_an_alien_thread([] {
    EXPECT_EQ(current_thread().ident(), std::optional(get_ident()));
    EXPECT_EQ(current_thread().native_id(), std::optional(get_native_id()));
  });
}

OS_CONTRACT(DummyThread, is_listed_by_enumerate) {
  in_an_alien_thread([] {
    const Thread self = current_thread();
    const std::vector<Thread> threads = enumerate();
    EXPECT_EQ(std::count(threads.begin(), threads.end(), self), 1);
    EXPECT_EQ(active_count(), threads.size());
  });
}

OS_CONTRACT(DummyThread, may_be_renamed) {
  in_an_alien_thread([] {
    current_thread().set_name("alien");
    EXPECT_EQ(current_thread().name(), "alien");
  });
}

OS_CONTRACT(DummyThread, cannot_be_started_or_joined) {
  in_an_alien_thread([] {
    Thread self = current_thread();
    EXPECT_THROW(self.start(), RuntimeError);
    EXPECT_THROW(self.join(), RuntimeError);
    elsewhere([self]() mutable { EXPECT_THROW(self.join(), RuntimeError); });
  });
}

OS_CONTRACT(DummyThread, takes_its_number_from_the_counter_of_all_threads) {
  auto number = [](const std::string& name) { return std::stoi(name.substr(name.find('-') + 1)); };
  const int last = number(Thread().name());
  in_an_alien_thread([&] { EXPECT_EQ(number(current_thread().name()), last + 1); });
  EXPECT_EQ(number(Thread().name()), last + 2);
}

OS_CONTRACT(DummyThread, owns_and_waits_for_locks_as_any_other) {
  RLock owned;
  Lock lock;
  lock.acquire();
  std::thread alien([&] {
    owned.acquire();
    EXPECT_TRUE(owned.acquire(no_wait));
    lock.acquire();
    owned.release();
    owned.release();
  });
  lock.release();
  alien.join();
  EXPECT_TRUE(owned.acquire(no_wait));
}

}  // namespace
}  // namespace threadlab::contract
