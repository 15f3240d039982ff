// The tutorial's enumerate script. The workers are daemons: without the joins the program would end
// in the middle of their sleep.

#include <cli/errors.hpp>
#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

struct Options {
  int workers = 3;
  int lowest = 1;
  int highest = 5;
};

void worker(int lowest, int highest) {
  const auto pause = randint(lowest, highest);
  logging::info("sleeping {}", pause);
  sleep(std::chrono::seconds(pause));
  logging::info("ending");
}

// NOLINTNEXTLINE(bugprone-exception-escape): the script's main, not the program's
void main(const Options& options) {
  for (int i = 0; i < options.workers; ++i) {
    Thread t({.target = {"worker", [=] { worker(options.lowest, options.highest); }}});
    t.set_daemon(true);
    t.start();
  }

  const auto main_thread = threadlab::current_thread();
  for (auto& t : threadlab::enumerate()) {
    if (t == main_thread) continue;
    logging::info("joining {}", t.name());
    t.join();
  }
}

}  // namespace

std::function<void()> enumerate(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("workers", options->workers, "threads that sleep", 0);
  arguments.count("lowest", options->lowest, "shortest sleep to be drawn, in seconds", 0);
  arguments.count("highest", options->highest, "longest sleep to be drawn, in seconds", 0);
  return [options] {
    if (options->lowest > options->highest) {
      throw cli::UsageError("--lowest takes a whole number that is not above --highest");
    }
    main(*options);
  };
}

}  // namespace threadlab::demos
