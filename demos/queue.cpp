// The tutorial's queue script. The workers never return from their loop: when the last item is done
// the program ends, and they with it.

#include <memory>
#include <string>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>

#include "data.hpp"
#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;

struct Options {
  int workers = 10;
  int items = 100;
  Duration work = 200ms;
  std::string file;
};

void worker(Queue<std::string>& stream, Duration work) {
  while (true) {
    const auto item = stream.get();
    logging::info("{}", item);
    sleep(work);
    stream.task_done();
  }
}

void process(const Data& data, std::ptrdiff_t maxsize, const Options& options) {
  auto stream = std::make_shared<Queue<std::string>>(maxsize);

  // Workers take items off the stream side by side (more of them: sooner done)
  for (int i = 0; i < options.workers; ++i) {
    Thread t({.target = {"worker", [=] { worker(*stream, options.work); }}});
    t.set_daemon(true);
    t.start();
  }

  // The data may come from anywhere, a file say
  for (auto item : data) {
    stream->put(std::move(item));
  }

  // Every item that was put has been worked off when this returns
  stream->join();
}

void script(const Options& options) {
  if (options.file.empty()) {
    const auto data = range(options.items);
    process(data, 0, options);
  } else {
    // A file may be larger than memory: at most one line a worker stands in the queue
    const auto data = lines(options.file);
    process(data, options.workers, options);
  }
}

}  // namespace

std::function<void()> queue(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("workers", options->workers, "threads that work on the stream");
  arguments.count("items", options->items, "items to work on", 0);
  arguments.duration("work", options->work, "how long one item takes");
  arguments.file("file", options->file, "work on the lines of FILE instead; - is stdin");
  return [options] { script(*options); };
}

}  // namespace threadlab::demos
