// The tutorial's start script. There my_func takes no argument and prints `id`, which then is
// Python's builtin function; here it is given a number, as in the join script.

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
  Thread t({.target = {"my_func", [=] { my_func(options.id, options.work); }}});
  t.start();
}

}  // namespace

std::function<void()> start(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("id", options->id, "the number that the thread is given", 0);
  arguments.duration("work", options->work, "how long the thread works");
  return [options] { script(*options); };
}

}  // namespace threadlab::demos
