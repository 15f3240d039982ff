#pragma once

// A small program while it runs: its objects and its threads.

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <threadlab/threading.hpp>
#include <vector>

#include "program.hpp"

namespace threadlab::oracle {

/// What leaves a thread by its instruction `raise`.
class Raised : public std::runtime_error {
 public:
  Raised() : std::runtime_error("raised") {}
};

/// Made in the lab, by the main thread; outlives the run, for daemon threads stand in it to the
/// end.
class Machine {
 public:
  explicit Machine(const Program& program);
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  /// The instructions of one thread. What they saw is printed at each `log` and at the end.
  void run(std::size_t thread);

  // The objects, of which only those are there that the program uses. They differ by number:
  std::array<std::optional<Lock>, 2> locks;
  std::array<std::optional<RLock>, 1> rlocks;
  std::array<std::optional<Semaphore>, 2> semaphores;  // its first value
  std::optional<BoundedSemaphore> bounded;             // semaphore2, of 1
  std::array<std::optional<Event>, 2> events;
  std::array<std::optional<Condition>, 4> conditions;  // own RLock; lock0; rlock0; lock0 again
  std::array<std::optional<Barrier>, 4> barriers;      // of 2; of 3; with an action; one throws
  std::array<std::optional<Queue<int>>, 2> queues;     // of 1; without a bound
  std::array<std::optional<LifoQueue<int>>, 1> lifos;  // of 2
  std::array<std::optional<PriorityQueue<int>>, 1> priorities;  // of 1
  std::array<std::optional<SimpleQueue<int>>, 1> simples;
  std::vector<Thread> threads;
  std::vector<std::optional<Timer>> timers;  // those of the threads that are timers

 private:
  void make_object(const Instruction& instruction);
  void make_condition(std::size_t number);
  void make_barrier(std::size_t number);
  void make_thread(std::size_t number);
  /// Adds what the instruction saw to the notes, or prints them.
  void take(const Instruction& instruction, std::string& notes);

  const Program& program_;
};

}  // namespace threadlab::oracle
