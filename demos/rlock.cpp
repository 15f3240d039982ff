// The tutorial's rlock script. The lock counts: it is free once its owner has released it as often
// as acquired.

#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

void test_01(RLock& lock) {
  try {
    lock.release();
  } catch (const RuntimeError&) {
    logging::info("RLock can be released only by the owner!");
  }
}

void test_02(RLock& lock) {
  const bool result = lock.acquire(no_wait);
  if (result) {
    logging::info("Locked by me");
  } else {
    logging::info("Already locked by another thread");
  }
}

// NOLINTNEXTLINE(bugprone-exception-escape): the script's main, not the program's
void main() {
  logging::info("@test_01");  // A thread releases another's lock: refused, an RLock has an owner
  auto lock = std::make_shared<RLock>();
  lock->acquire();

  Thread test({.target = {"test_01", [=] { test_01(*lock); }}});
  test.start();
  test.join();

  logging::info("@test_02");  // A thread tries to acquire the lock that another owns
  lock = std::make_shared<RLock>();
  lock->acquire();

  test = Thread({.target = {"test_02", [=] { test_02(*lock); }}});
  test.start();
  test.join();

  logging::info("@test_03");  // The owner acquires the lock more than once
  lock = std::make_shared<RLock>();

  lock->acquire();  // Three times
  lock->acquire();
  lock->acquire();

  lock->release();  // Once: still locked
  test = Thread({.target = {"test_02", [=] { test_02(*lock); }}});
  test.start();
  test.join();

  lock->release();  // Twice: still locked
  test = Thread({.target = {"test_02", [=] { test_02(*lock); }}});
  test.start();
  test.join();

  lock->release();  // As often as acquired: free
  test = Thread({.target = {"test_02", [=] { test_02(*lock); }}});
  test.start();
  test.join();
}

}  // namespace

std::function<void()> rlock(cli::Arguments& /*arguments*/) { return main; }

}  // namespace threadlab::demos
