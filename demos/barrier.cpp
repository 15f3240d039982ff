// The tutorial has a section on Barrier and nothing in it. This is the script that could stand
// there: workers who wait for one another, and workers of whom one gives up.

#include <memory>
#include <string>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>
#include <vector>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

struct Options {
  int workers = 3;
  int rounds = 2;
  Duration pause = 1s;
};

// How often all have met
using Round = Shared<int>;

// The last to arrive calls this, while all others still wait
void all_here(Round& round) {
  logging::info("All are here");
  round.write([](int& count) { ++count; });
}

void worker(Barrier& barrier, const Round& round, int rounds, Seconds pause) {
  for (int i = 0; i < rounds; ++i) {
    sleep(pause);
    logging::info("Arriving");
    const int index = barrier.wait();
    claim(round.get() == i + 1, "nobody goes on before all have arrived");
    logging::info("Going on, index {}", index);
  }
}

void waiter(Barrier& barrier, Seconds pause) {
  sleep(pause);
  logging::info("Arriving");
  try {
    barrier.wait();
  } catch (const BrokenBarrierError&) {
    logging::info("The barrier is broken");
  }
}

void quitter(Barrier& barrier, Seconds pause) {
  sleep(pause);
  logging::info("Giving up");
  barrier.abort();
}

// The workers are daemons: should one of them fail to start, the others wait at the barrier for
// ever, and the program still ends
void test_01(const Options& options) {
  auto round = std::make_shared<Round>(0);
  auto barrier = std::make_shared<Barrier>(options.workers, [=] { all_here(*round); });
  std::vector<Thread> workers;
  for (int i = 1; i <= options.workers; ++i) {
    const Seconds pause = i * Seconds(options.pause);
    Thread t({.target = [=] { worker(*barrier, *round, options.rounds, pause); },
              .name = "w" + std::to_string(i),
              .daemon = true});
    t.start();
    workers.push_back(t);
  }

  for (auto& t : workers) {
    t.join();
  }
}

void test_02(const Options& options) {
  auto barrier = std::make_shared<Barrier>(options.workers);
  std::vector<Thread> workers;
  for (int i = 1; i <= options.workers; ++i) {
    const Seconds pause = i * Seconds(options.pause);
    const bool last = i == options.workers;
    Thread t({.target = [=] { last ? quitter(*barrier, pause) : waiter(*barrier, pause); },
              .name = "w" + std::to_string(i),
              .daemon = true});
    t.start();
    workers.push_back(t);
  }

  for (auto& t : workers) {
    t.join();
  }
}

void test(const Options& options) {
  logging::info("@test_01 : Nobody goes on before all have arrived");
  test_01(options);

  logging::info("@test_02 : One gives up, and nobody waits for it in vain");
  test_02(options);
}

}  // namespace

std::function<void()> barrier(cli::Arguments& arguments) {
  auto options = std::make_shared<Options>();
  arguments.count("workers", options->workers, "threads that meet at the barrier");
  arguments.count("rounds", options->rounds, "how often they meet");
  arguments.duration("pause", options->pause, "time between two arrivals");
  return [options] { test(*options); };
}

}  // namespace threadlab::demos
