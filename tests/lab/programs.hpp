#pragma once

// Small programs that the tests run in the lab.

#include <memory>
#include <mutex>
#include <threadlab/lab.hpp>
#include <threadlab/threading.hpp>
#include <vector>

namespace threadlab::lab {

using namespace std::chrono_literals;

/// The tutorial's queue: daemon workers share the items of a queue that holds so many (0: any
/// number), print each, and work on it for so long.
template <class Item>
void share_out(const std::vector<Item>& items, int workers, int bound, Duration work) {
  const auto stream = std::make_shared<Queue<Item>>(bound);
  for (int i = 0; i != workers; ++i) {
    Thread worker({.target = {"worker",
                              [stream, work] {
                                for (;;) {
                                  logging::info("{}", stream->get());
                                  sleep(work);
                                  stream->task_done();
                                }
                              }},
                   .daemon = true});
    worker.start();
  }
  for (const Item& item : items) stream->put(item);
  stream->join();
}

/// Six items by three workers.
inline void share_out_items() { share_out(std::vector{0, 1, 2, 3, 4, 5}, 3, 0, 200ms); }

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
