// The tutorial's timer script, and what it says beside it: a Timer can be cancelled as long as its
// delay has not passed.

#include <memory>
#include <optional>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;

struct Options {
  Duration interval = 1s;
  int ticks = 10;
  Duration tick = 1s;
  std::optional<Duration> cancel_after;
};

void reset() { logging::info("Reset"); }

void test(const Options& options) {
  logging::info("Test start");
  Timer t(options.interval, reset);
  t.start();

  if (options.cancel_after) {
    sleep(*options.cancel_after);
    logging::info("Cancel");
    t.cancel();
  }

  for (int i = 0; i < options.ticks; ++i) {
    logging::info(".");
    sleep(options.tick);
  }
}

}  // namespace

std::function<void()> timer(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.duration("interval", options->interval, "delay of the timer");
  arguments.count("ticks", options->ticks, "dots of the main thread", 0);
  arguments.duration("tick", options->tick, "time between two dots");
  arguments.duration("cancel-after", options->cancel_after,
                     "cancel the timer after so long, and only then print the dots");
  return [options] { test(*options); };
}

}  // namespace threadlab::demos
