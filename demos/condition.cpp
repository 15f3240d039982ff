// The tutorial's condition script, with the two methods that it only lists. wait() hears just the
// notifications that come while it waits, and a consumer that is late waits for ever; wait_for()
// looks first whether there is anything to wait for.

#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;

struct Options {
  Duration pause = 2s;
  bool wait_for = false;
  bool notify_one = false;
};

// What the consumers wait for, guarded by the condition
using Available = Shared<bool>;

void consumer(Condition& condition, const Available& available, bool wait_for) {
  condition.acquire();
  logging::info("Waiting for notification");
  if (wait_for) {
    condition.wait_for([&] { return available.get(); });
  } else {
    condition.wait();
  }
  logging::info("Resource is available to consumer");
  condition.release();
}

void producer(Condition& condition, Available& available, bool notify_one) {
  condition.acquire();
  logging::info("Send notification and release resource");
  available.set(true);
  if (notify_one) {
    condition.notify();
  } else {
    condition.notify_all();
  }
  condition.release();
}

void test(const Options& options) {
  auto condition = std::make_shared<Condition>();
  auto available = std::make_shared<Available>(false);
  auto consume = [=] { consumer(*condition, *available, options.wait_for); };
  auto produce = [=] { producer(*condition, *available, options.notify_one); };
  Thread c1({.target = consume, .name = "c1"});
  Thread c2({.target = consume, .name = "c2"});
  Thread p({.target = produce, .name = "p"});

  c1.start();
  sleep(options.pause);

  c2.start();
  sleep(options.pause);

  p.start();

  // One notify() wakes one consumer, the one that has waited longest: c2 takes another
  if (options.notify_one) {
    sleep(options.pause);
    Thread p2({.target = produce, .name = "p2"});
    p2.start();
  }
}

}  // namespace

std::function<void()> condition(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.duration("pause", options->pause, "time between the starts of two threads");
  arguments.flag("wait-for", options->wait_for, "consumers wait for a predicate");
  arguments.flag("notify-one", options->notify_one,
                 "a producer notifies one consumer, and a second producer the other");
  return [options] { test(*options); };
}

}  // namespace threadlab::demos
