// The tutorial's event script. The worker sees that the event is cleared only when it looks: it
// finishes the piece of work it is at.

#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;

struct Options {
  int ticks = 3;
  Duration tick = 1s;
  Duration set_for = 3s;
  Duration work = 1s;
};

void worker(Event& start, Duration work) {
  if (start.wait(forever)) {
    logging::info("Start");
    while (start.is_set()) {
      logging::info("Working...");
      sleep(work);
    }
    logging::info("End");
  }
}

void test(const Options& options) {
  auto start = std::make_shared<Event>();
  Thread t({.target = {"worker", [=] { worker(*start, options.work); }}});
  t.start();

  for (int i = 0; i < options.ticks; ++i) {
    logging::info(".");
    sleep(options.tick);
  }

  start->set();
  sleep(options.set_for);
  start->clear();
}

}  // namespace

std::function<void()> event(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("ticks", options->ticks, "dots before the event is set", 0);
  arguments.duration("tick", options->tick, "time between two dots");
  arguments.duration("set-for", options->set_for, "how long the event stays set");
  arguments.duration("work", options->work, "how long one piece of work takes");
  return [options] { test(*options); };
}

}  // namespace threadlab::demos
