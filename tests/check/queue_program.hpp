#pragma once

// The tutorial's queue in small: daemon workers share the items of a queue, and print each.

#include <memory>
#include <threadlab/logging.hpp>
#include <threadlab/threading.hpp>
#include <vector>

namespace threadlab::check {

template <class Item>
void share_out(const std::vector<Item>& items, int workers, int bound) {
  using namespace std::chrono_literals;
  const auto stream = std::make_shared<Queue<Item>>(bound);
  for (int i = 0; i != workers; ++i) {
    Thread worker({.target = {"worker",
                              [stream] {
                                for (;;) {
                                  logging::info("{}", stream->get());
                                  sleep(1ms);
                                  stream->task_done();
                                }
                              }},
                   .daemon = true});
    worker.start();
  }
  for (const Item& item : items) stream->put(item);
  stream->join();
}

}  // namespace threadlab::check
