// The tutorial's local script. The main thread's value is not seen by the workers: each begins with
// none.

#include <cli/errors.hpp>
#include <cstdint>
#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

struct Options {
  int workers = 2;
  int value = 1000;
  int lowest = 1;
  int highest = 100;
};

using Data = Local<std::int64_t>;

void show_value(Data& data) {
  try {
    const auto val = data.value();
    logging::debug("value={}", val);
  } catch (const AttributeError&) {
    logging::debug("No value yet");
  }
}

void worker(Data& data, int lowest, int highest) {
  // This thread's value before and after it sets one
  show_value(data);
  data.set(randint(lowest, highest));
  show_value(data);
}

void script(const Options& options) {
  // One variable, with a value for each thread
  auto local_data = std::make_shared<Data>();

  // The main thread's value before and after it sets one
  show_value(*local_data);
  local_data->set(options.value);
  show_value(*local_data);

  for (int i = 0; i < options.workers; ++i) {
    Thread t({.target = {"worker", [=] { worker(*local_data, options.lowest, options.highest); }}});
    t.start();
  }
}

}  // namespace

std::function<void()> local(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("workers", options->workers, "threads beside the main one", 0);
  arguments.count("value", options->value, "the main thread's value", 0);
  arguments.count("lowest", options->lowest, "lowest value to be drawn by a worker", 0);
  arguments.count("highest", options->highest, "highest value to be drawn by a worker", 0);
  return [options] {
    if (options->lowest > options->highest) {
      throw cli::UsageError("--lowest takes a whole number that is not above --highest");
    }
    script(*options);
  };
}

}  // namespace threadlab::demos
