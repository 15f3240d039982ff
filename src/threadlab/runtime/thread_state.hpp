#pragma once

// What all the handles of one thread share, and the life of a thread.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <threadlab/runtime/random_stream.hpp>
#include <threadlab/runtime/region.hpp>
#include <threadlab/runtime/world.hpp>
#include <threadlab/target.hpp>

namespace threadlab::runtime {

struct ThreadState : std::enable_shared_from_this<ThreadState> {
  enum class Phase : std::uint8_t { fresh, started, begun, finished };
  /// A dummy stands for a thread that we did not start.
  enum class Kind : std::uint8_t { ordinary, main, dummy };

  // The gates of the region.
  static constexpr std::size_t begun_gate = 0;
  static constexpr std::size_t finished_gate = 1;

  ThreadState(World& its_world, Kind its_kind, RandomStream its_random)
      : world(its_world), kind(its_kind), random(its_random) {}

  World& world;
  const Kind kind;
  const RandomStream random;

  Target target;          // its own thread's, once it has been started
  Registry::Place place;  // the registry's to use

  mutable Region<2> region{ObjectKind::thread};  // guards all below
  Phase phase = Phase::fresh;
  std::string name;
  bool daemon = false;
  std::optional<std::uint64_t> ident;
  std::optional<std::uint64_t> native_id;

  /// The steps of Thread.start: the thread may run; it has begun.
  void start();

  /// The whole life of a started thread, called in it by its runtime: begin, the target, finish.
  void run();

  /// As Thread.join. Throws RuntimeError.
  bool join(Timeout timeout);

  /// Returns when the thread has finished, or could not be started after all.
  void await_end();

  [[nodiscard]] bool is_alive() const;

  /// What only the thread itself knows; waits until it has said it. Nothing before it is started.
  [[nodiscard]] std::optional<std::uint64_t> await_native_id() const;

 private:
  void await_begin();
  /// Says that it has begun, since nobody can see that it has not.
  void begin_for_it(std::uint64_t its_ident);
  void begin();
  void finish();
};

/// The state of the calling thread; a thread that we did not start gets a dummy.
const ThreadPtr& current_thread_state();

/// A thread that lives already: the main thread, or a dummy.
struct Living {
  World& world;
  ThreadState::Kind kind;
  RandomStream random;
  std::string name;
  std::uint64_t ident;
  std::uint64_t native_id;
};
ThreadPtr make_living(Living living);

}  // namespace threadlab::runtime
