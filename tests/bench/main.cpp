// make bench: the primitives beside every library one would pick instead, as one Markdown table.
//
//   bench [--load] [WORD...] [--benchmark_...]
//
// Only rows whose title contains a WORD are measured. --load runs a busy loop on each core beside.

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "families.hpp"
#include "placement.hpp"

namespace threadlab::bench {
namespace {

/// A second thread, asleep: a process that never had one is spared the cost of atomic instructions
/// by glibc, and is not what anybody compares.
void park_a_thread() {
  std::thread([] {
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    never.wait(lock, [] { return false; });
  }).detach();
}

/// Where threads must first come to run beside busy loops, which takes milliseconds, a repetition
/// lasts longer: else that is all that is measured.
std::vector<char*> with_defaults(int argc, char** argv, bool loaded) {
  static std::vector<std::string> defaults = {
      "--benchmark_repetitions=11",
      loaded ? "--benchmark_min_time=0.3" : "--benchmark_min_time=0.02",
      "--benchmark_enable_random_interleaving=true"};
  std::vector<char*> arguments{argv[0]};
  for (std::string& argument : defaults) arguments.push_back(argument.data());
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  return arguments;
}

}  // namespace
}  // namespace threadlab::bench

int main(int argc, char** argv) {
  using namespace threadlab::bench;
  const bool loaded = std::count(argv, argv + argc, std::string_view("--load")) != 0;
  std::vector<char*> arguments = with_defaults(argc, argv, loaded);
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  std::vector<std::string> words(arguments.begin() + 1, arguments.begin() + count);
  std::erase(words, "--load");

  park_a_thread();
  Table table;
  add_rows(table);
  add_peers(table);
  std::optional<Load> load;
  if (loaded) load.emplace(2);
  fmt::print(
      "Nanoseconds: median (least–most) of the repetitions. In bold: the best that parks.\n");
  fmt::print("Absent when this was built: {}.\n\n", absent_peers());
  table.run(words);
}
