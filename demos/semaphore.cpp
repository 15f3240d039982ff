// The tutorial's semaphore script, and what it says of BoundedSemaphore: that it cannot be released
// more often than it was acquired.

#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <string>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>
#include <vector>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;

struct Options {
  int workers = 4;
  int limit = 2;
  Duration work = 100ms;
  bool bounded = false;
};

// As Python shows a list of names: ['0', '1']
std::string str(const std::vector<std::string>& names) {
  return names.empty() ? "[]" : fmt::format("['{}']", fmt::join(names, "', '"));
}

class ActivePool {
 public:
  explicit ActivePool(int limit) : limit_(limit) {}

  void make_active(const std::string& name) {
    const std::scoped_lock with(lock_);
    active_workers_.write([&](auto& workers) { workers.push_back(name); });
    show();
  }

  void make_inactive(const std::string& name) {
    const std::scoped_lock with(lock_);
    active_workers_.write([&](auto& workers) { std::erase(workers, name); });
    show();
  }

 private:
  void show() {
    const auto active_workers = active_workers_.get();
    claim(std::ssize(active_workers) <= limit_, "no more workers are active than the limit");
    logging::debug("Running: {}", str(active_workers));
  }

  // The list in which the workers enter themselves, guarded by the lock
  Shared<std::vector<std::string>> active_workers_;
  Lock lock_;
  const int limit_;
};

// A Semaphore or a BoundedSemaphore: to a worker they are the same
struct AnySemaphore {
  std::function<void()> acquire;
  std::function<void()> release;
};

template <class Kind>
AnySemaphore make_semaphore(int value) {
  auto semaphore = std::make_shared<Kind>(value);
  return {[=] { semaphore->acquire(); }, [=] { semaphore->release(); }};
}

void worker(const AnySemaphore& semaphore, ActivePool& pool, Duration work) {
  logging::debug("Waiting to join the pool");
  semaphore.acquire();
  const auto name = threadlab::current_thread().name();
  pool.make_active(name);
  sleep(work);
  pool.make_inactive(name);
  semaphore.release();
}

// Once all workers are done, one release more than there were acquires
void release_too_often(const AnySemaphore& semaphore, std::vector<Thread>& workers) {
  for (auto& t : workers) {
    t.join();
  }
  try {
    semaphore.release();
  } catch (const ValueError& error) {
    logging::debug("ValueError: {}", error.what());
  }
}

void script(const Options& options) {
  // No more than so many workers at a time
  const auto make = options.bounded ? make_semaphore<BoundedSemaphore> : make_semaphore<Semaphore>;
  auto p = std::make_shared<ActivePool>(options.limit);
  auto s = make(options.limit);
  std::vector<Thread> workers;
  for (int i = 0; i < options.workers; ++i) {
    Thread t({.target = [=] { worker(s, *p, options.work); }, .name = std::to_string(i)});
    t.start();
    workers.push_back(t);
  }

  if (options.bounded) {
    release_too_often(s, workers);
  }
}

}  // namespace

std::function<void()> semaphore(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("workers", options->workers, "threads that want to join the pool", 0);
  arguments.count("limit", options->limit, "workers in the pool at a time");
  arguments.duration("work", options->work, "how long a worker stays in the pool");
  arguments.flag("bounded", options->bounded,
                 "take a BoundedSemaphore, and release it once too often at the end");
  return [options] { script(*options); };
}

}  // namespace threadlab::demos
