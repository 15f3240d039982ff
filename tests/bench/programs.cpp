#include "programs.hpp"

#include <threadlab/lock.hpp>
#include <threadlab/thread.hpp>
#include <vector>

namespace threadlab::bench {

void take_turns(int threads, int times) {
  Lock lock;
  std::vector<Thread> all;
  all.reserve(static_cast<std::size_t>(threads));
  for (int i = 0; i != threads; ++i) {
    all.emplace_back(ThreadOptions{.target = [&lock, times] {
      for (int turn = 0; turn != times; ++turn) {
        lock.acquire();
        lock.release();
      }
    }});
    all.back().start();
  }
  for (Thread& thread : all) thread.join();
}

}  // namespace threadlab::bench
