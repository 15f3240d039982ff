// The tutorial's daemon script. The end of the program waits for the non-daemon thread and not for
// the daemon, which never gets to its 'Exiting'.

#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;

struct Options {
  int ticks = 10;
  Duration tick = 1s;
  Duration work = 2s;
};

void daemon(int ticks, Duration tick) {
  logging::info("Starting");
  for (int i = 0; i < ticks; ++i) {
    logging::info(".");
    sleep(tick);
  }
  logging::info("Exiting");
}

void non_daemon(Duration work) {
  logging::info("Starting");
  sleep(work);
  logging::info("Exiting");
}

// NOLINTNEXTLINE(bugprone-exception-escape): the script's main, not the program's
void main(const Options& options) {
  logging::info("Starting");

  // A task that may be broken off anywhere: it goes down with the program
  Thread d({.target = [=] { daemon(options.ticks, options.tick); }, .name = "daemon"});
  d.set_daemon(true);
  d.start();

  // A task that has to be finished: the program waits for it
  Thread t({.target = [=] { non_daemon(options.work); }, .name = "non-daemon"});
  t.set_daemon(false);
  t.start();

  logging::info("Exiting");
}

}  // namespace

std::function<void()> daemon(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("ticks", options->ticks, "dots of the daemon, if it lived", 0);
  arguments.duration("tick", options->tick, "time between two dots");
  arguments.duration("work", options->work, "how long the non-daemon thread works");
  return [options] { main(*options); };
}

}  // namespace threadlab::demos
