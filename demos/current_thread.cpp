// The tutorial's currentThread script. There datefmt is bytes, which Python's logging refuses;
// here it is text (in the catalog, with the format).

#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;

struct Options {
  Duration work = 2s;
  Duration service = 3s;
};

void worker(Duration work) {
  logging::info("{0} {1}", threadlab::current_thread().name(), "Starting");
  sleep(work);
  logging::info("{0} {1}", threadlab::current_thread().name(), "Exiting");
}

void my_service(Duration service) {
  logging::info("{0} {1}", threadlab::current_thread().name(), "Starting");
  sleep(service);
  logging::info("{0} {1}", threadlab::current_thread().name(), "Exiting");
}

void script(const Options& options) {
  // A service thread with a name
  Thread s({.target = [=] { my_service(options.service); }, .name = "my_service"});

  // A worker thread with a name
  Thread w1({.target = [=] { worker(options.work); }, .name = "worker"});

  // A thread that is named after its number and its target
  Thread w2({.target = {"worker", [=] { worker(options.work); }}});

  w1.start();
  w2.start();
  s.start();
}

}  // namespace

std::function<void()> current_thread(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.duration("work", options->work, "how long a worker works");
  arguments.duration("service", options->service, "how long the service runs");
  return [options] { script(*options); };
}

}  // namespace threadlab::demos
