// The tutorial's join script. The thread is a daemon, and yet it finishes: it is joined.

#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;

struct Options {
  int id = 1;
  Duration work = 5s;
};

void my_func(int id, Duration work) {
  logging::info("func : Starting {}", id);
  sleep(work);
  logging::info("func : Finishing {}", id);
}

void script(const Options& options) {
  logging::info("main : Create thread");
  Thread t({.target = {"my_func", [=] { my_func(options.id, options.work); }}});
  t.set_daemon(true);

  logging::info("main : Starting thread");
  t.start();

  logging::info("main : End");
  t.join();
}

}  // namespace

std::function<void()> join(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("id", options->id, "the number that the thread is given", 0);
  arguments.duration("work", options->work, "how long the thread works");
  return [options] { script(*options); };
}

}  // namespace threadlab::demos
