// Two threads of a lab count in one plain int: a race, unless they are told to lock. The thread
// sanitizer has to report the one and be silent on the other.

#include <cstdio>
#include <string_view>
#include <threadlab/lab.hpp>
#include <threadlab/threading.hpp>

namespace {

using namespace threadlab;

void count(int& counter, Lock* lock) {
  for (int i = 0; i != 3; ++i) {
    if (lock != nullptr) lock->acquire();
    ++counter;
    if (lock != nullptr) lock->release();
    sleep(std::chrono::milliseconds(1));  // lets the other go on, and says nothing to it
  }
}

void count_in_two_threads(int& counter, bool with_lock) {
  Lock lock;
  Thread first({.target = [&] { count(counter, with_lock ? &lock : nullptr); }});
  Thread second({.target = [&] { count(counter, with_lock ? &lock : nullptr); }});
  first.start();
  second.start();
  first.join();
  second.join();
}

}  // namespace

int main(int argc, char** argv) {
  const bool with_lock = argc > 1 && std::string_view(argv[1]) == "--lock";
  int counter = 0;
  const lab::Result result = lab::run({}, [&] { count_in_two_threads(counter, with_lock); });
  std::printf("counted to %d\n", counter);
  return result.outcome == lab::Outcome::finished ? 0 : 1;
}
