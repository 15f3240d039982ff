#include <bit>
#include <threadlab/runtime/lab/dying.hpp>

#include "machine_step.hpp"
#include "stage.hpp"

// The life of a run.

namespace model {

Machine& machine() {
  static thread_local Machine machine;
  return machine;
}

bool is_over() { return lab::is_dying(); }

int looks() { return machine().terms.looks; }

void begin_run(Terms terms) {
  Machine& run = machine();
  run.terms = terms;
  run.places.clear();
  run.sleepers.clear();
  run.results = {};
  become(thread_number());
}

std::string results() {
  std::string all;
  for (const std::string& of_thread : machine().results) all += of_thread + "| ";
  return all;
}

void await_touch(const Value* address, int threads) {
  const ObjectId object = machine().place_of(address).object;
  const auto enough = [&]() noexcept {
    return std::popcount(machine().place_of(address).touched_by) >= threads;
  };
  // A write, though it writes nothing: it depends on each touch, also on those that only look.
  const auto write = []() noexcept { return Operation::word_write; };
  (void)take(object, write, enough, nothing, false);
}

}  // namespace model
