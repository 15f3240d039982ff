// The tutorial's lock script. Its second test is headed "with timeout" but gives none: it asks once
// and does not wait. With --timeout it waits.

#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

struct Options {
  std::optional<Duration> timeout;
};

// As print() shows a bool
const char* str(bool value) { return value ? "True" : "False"; }

void test_01(Lock& lock) {
  lock.release();
  logging::info("{}", str(lock.locked()));
}

void test_02(Lock& lock, Timeout timeout) {
  const bool result = lock.acquire(timeout);
  claim(!result, "nobody acquires a lock that is held");
  logging::info("{}", str(result));
}

// NOLINTNEXTLINE(bugprone-exception-escape): the script's main, not the program's
void main(const Options& options) {
  // Test 01 : A thread releases the lock that another has acquired
  logging::info("@test_01 : Another thread releases the lock");
  auto lock = std::make_shared<Lock>();
  bool result = lock->acquire();
  logging::info("{}", str(result));

  Thread test({.target = {"test_01", [=] { test_01(*lock); }}});
  test.start();
  test.join();

  // Test 02 : A thread tries to acquire the lock that another holds
  logging::info("@test_02 : Another thread tries to acquire the lock");
  lock = std::make_shared<Lock>();
  result = lock->acquire();
  logging::info("{}", str(result));

  const Timeout timeout = options.timeout ? *options.timeout : no_wait;
  test = Thread({.target = {"test_02", [=] { test_02(*lock, timeout); }}});
  test.start();
  test.join();
}

}  // namespace

std::function<void()> lock(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.duration("timeout", options->timeout, "wait so long for the lock in test 02");
  return [options] { main(*options); };
}

}  // namespace threadlab::demos
