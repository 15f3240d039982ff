#pragma once

// Small programs that the tests run in the lab.

#include <memory>
#include <mutex>
#include <threadlab/lab.hpp>
#include <threadlab/threading.hpp>
#include <vector>

namespace threadlab::lab {

using namespace std::chrono_literals;

/// Three daemon workers share six items, as in the tutorial's queue.
inline void share_out_items() {
  const auto stream = std::make_shared<Queue<int>>();
  for (int i = 0; i != 3; ++i) {
    Thread worker({.target = {"worker",
                              [stream] {
                                for (;;) {
                                  logging::info("{}", stream->get());
                                  sleep(200ms);
                                  stream->task_done();
                                }
                              }},
                   .daemon = true});
    worker.start();
  }
  for (int item = 0; item != 6; ++item) stream->put(item);
  stream->join();
}

/// Waits with timeouts, random draws and notifies.
inline void wait_in_many_ways() {
  const auto condition = std::make_shared<Condition>();
  const auto pool = std::make_shared<Semaphore>(1);
  std::vector<Thread> threads;
  for (int i = 0; i != 3; ++i) {
    threads.emplace_back(ThreadOptions{.target = [condition, pool] {
      sleep(std::chrono::milliseconds(randint(0, 2)));
      const bool entered = pool->acquire(1ms);
      const std::scoped_lock guard(*condition);
      const bool notified = condition->wait(2ms);
      logging::info("entered {}, notified {}", entered, notified);
      condition->notify();
      if (entered) pool->release();
    }});
    threads.back().start();
  }
  for (Thread& thread : threads) thread.join();
}

/// Each of two threads takes one lock and then the other's: some schedules never end.
inline void cross_two_locks() {
  Lock left({.name = "left"});
  Lock right;
  const auto take = [](Lock& first, Lock& second) {
    const std::scoped_lock outer(first);
    logging::info("has one");
    const std::scoped_lock inner(second);
  };
  Thread a({.target = [&] { take(left, right); }, .name = "a"});
  Thread b({.target = [&] { take(right, left); }, .name = "b"});
  a.start();
  b.start();
  a.join();
  b.join();
}

}  // namespace threadlab::lab
