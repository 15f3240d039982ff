#pragma once

// What the threads and objects of a run have been through, as hashes.
//
// A thread's past is the hash of its steps and, of each, of what it could learn in it: the steps of
// other threads that had to come before. So two runs in which the same threads have the same pasts
// are in the same state, whatever the order in which steps that do not depend on each other were
// taken; and what a thread does next is a function of its past. This holds for a program whose
// threads share plain data only under locks, or else through what they wait for.
//
// What is learned is chosen narrowly where that is sound: getting an item depends on the putting of
// that item, not on who got the one before.

#include <cstdint>
#include <string>
#include <threadlab/check/lines.hpp>
#include <threadlab/check/uses.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <vector>

namespace threadlab::check {

namespace engine = runtime::lab;

/// What a thread is about to do.
struct Doing {
  std::uint32_t number = 0;  // the thread's
  runtime::Step step{};
  std::uint64_t item = 0;  // what it puts: equal for equal items; 0 when that is not known
  std::size_t room = 0;    // of the queue that it puts to: how many items it holds; 0: any number
  Duration deadline = engine::at_no_time;

  [[nodiscard]] bool waits_with_timeout() const { return deadline != engine::at_no_time; }
};

[[nodiscard]] Doing doing(const engine::LabThread& thread);

/// A thread of the run, by its number.
struct Actor {
  engine::LabThread* thread = nullptr;
  Uses::Who who = 0;
  std::uint64_t past = 0;
  std::uint64_t last_step = 0;  // its past after its last step, unless it drew a value then
  std::uint32_t speaker = 0;    // whose lines it most likely prints
  bool is_unique = false;       // and no other thread does
  bool has_finished = false;
  bool is_frozen = false;
  bool is_ending = false;              // the main thread, once the script is over
  const Printing* printing = nullptr;  // parked at a log line: what it prints; else null
  std::uint64_t item = 0;              // what it got, until its next line shows it; else 0
  runtime::ObjectId item_queue = 0;    // where
  std::size_t item_place = 0;          // and which of its items
  int depth_let_go = 0;                // of an RLock, while it waits to be notified
};

/// An object of the run, by its number.
struct Thing {
  static constexpr Uses::Who nobody = 0;

  runtime::ObjectKind kind{};
  std::uint32_t creator = 0;   // the number of a thread
  std::uint32_t starter = 0;   // of a thread that was started
  std::uint64_t identity = 0;  // the same in every run

  std::uint64_t past = 0;   // the steps that later ones learn from
  std::uint64_t puts = 0;   // of a queue
  std::uint64_t dones = 0;  // of a queue, in no order
  std::size_t items = 0;    // of a queue: how many were put
  std::size_t gets = 0;     // of a queue: how many of them were taken out
  std::int64_t count = 0;   // of a queue: puts less task_dones; of a semaphore: acquires less
                            // releases; of the counter of names: how many were given

  Uses::Who holder = nobody;  // of a lock
  int depth = 0;

  bool is_started = false;  // of a thread
  bool is_begun = false;
  bool is_finished = false;

  [[nodiscard]] bool has_items() const { return gets != items; }
  [[nodiscard]] std::uint64_t state() const;
};

class History {
 public:
  using Step = runtime::Step;

  explicit History(engine::Timing timing) : timing_(timing) { restart(); }

  /// A new run.
  void restart();

  /// Must be called before anything else is asked, whenever there may be new ones.
  void meet_objects(const engine::Lab& lab);
  /// A thread that the last step has started; or the main thread, which is the first.
  void meet(engine::LabThread& thread);

  /// The thread has come to its next step.
  void arrived(engine::LabThread& thread);
  /// The last thread that took a step has finished.
  void finished();
  void takes(const Doing& doing, bool is_timeout, Duration now);
  void drew(std::int64_t value);

  /// The thread will never take another step: its past counts no more, but for what it changed.
  void freeze(std::uint32_t number);

  /// All that a step changes, as it was.
  struct Before;
  [[nodiscard]] Before before(const Doing& doing) const;
  void restore(const Before& before);

  [[nodiscard]] std::uint64_t state() const { return state_ + starts_ + ends_; }
  /// The state after the thread's step, before the thread has come to its next one.
  [[nodiscard]] std::uint64_t state_after(const Doing& doing, bool is_timeout, Duration now);

  [[nodiscard]] bool knows(const engine::LabThread& thread) const {
    return thread.number < actors_.size() && actors_[thread.number].thread != nullptr;
  }
  [[nodiscard]] Actor& actor(const engine::LabThread& thread) { return actors_[thread.number]; }
  [[nodiscard]] const Actor& actor(const engine::LabThread& thread) const {
    return actors_[thread.number];
  }
  [[nodiscard]] const Actor& actor(std::uint32_t number) const { return actors_[number]; }
  [[nodiscard]] bool is_there(std::uint32_t number) const {
    return number < actors_.size() && actors_[number].thread != nullptr &&
           !actors_[number].has_finished;
  }
  [[nodiscard]] const Actor& last_actor() const { return actors_[last_]; }
  [[nodiscard]] const Thing& thing(runtime::ObjectId id) const { return things_[id]; }
  /// The thread's past after its step.
  [[nodiscard]] std::uint64_t past_after(const Doing& doing, bool is_timeout, Duration now) const;

  /// Of a queue that has items: the one at its front.
  [[nodiscard]] std::uint64_t front(runtime::ObjectId queue) const {
    return items_[queue][things_[queue].gets];
  }
  /// The past of a thread that is at a get, once it has got the item that is so far from the front.
  [[nodiscard]] std::uint64_t past_after_get(const Doing& doing, std::size_t from_front,
                                             Duration now) const;
  [[nodiscard]] runtime::ObjectId registry() const { return registry_; }

 private:
  [[nodiscard]] std::uint64_t own_past_after(const Doing& doing, bool is_timeout,
                                             Duration now) const;
  [[nodiscard]] std::uint64_t after_step(const Step& step, Uses::Who who, std::uint64_t own) const;
  [[nodiscard]] std::uint64_t after_word_step(const Step& step, Uses::Who who,
                                              std::uint64_t own) const;
  [[nodiscard]] std::uint64_t after_queue_step(const Step& step, std::uint64_t own) const;
  void change(const Doing& doing, std::uint64_t event);
  void change_lock(Actor& actor, const Step& step, std::uint64_t event);
  void change_semaphore(const Step& step, std::uint64_t event);
  void change_queue(Actor& actor, const Doing& doing, std::uint64_t event);
  void change_thread(const Doing& doing, std::uint64_t event);
  void take_lock(runtime::ObjectId lock, Uses::Who who, int depth);
  [[nodiscard]] std::uint64_t state_of_objects(const Step& step) const;
  void set_past(Actor& actor, std::uint64_t past);

  const engine::Timing timing_;
  std::vector<Actor> actors_;
  std::vector<Thing> things_{1};                      // there is no object 0
  std::vector<std::vector<std::uint64_t>> items_{1};  // of each queue: its puts, in order
  std::uint32_t last_ = 0;                            // who took the last step
  runtime::ObjectId registry_ = 0;
  std::uint64_t starts_ = 0;  // the order in which threads were started
  std::uint64_t ends_ = 0;    // those that have finished, in no order
  std::uint64_t state_ = 0;   // the sum over the threads' pasts and the objects' states
};

struct History::Before {
  Step step;
  std::uint32_t number;
  Actor actor;
  Thing thing;
  Thing other;
  std::uint32_t last;
  std::uint64_t starts;
  std::uint64_t ends;
  std::uint64_t state;
};

}  // namespace threadlab::check
