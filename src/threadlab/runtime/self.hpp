#pragma once

// What the runtime knows of the calling thread.

#include <cstdint>
#include <memory>
#include <threadlab/runtime/locals.hpp>
#include <threadlab/runtime/random_stream.hpp>

namespace threadlab::runtime {

class World;
struct ThreadState;

namespace lab {
class Lab;
struct LabThread;
}  // namespace lab

struct Self {
  /// Never reused and never zero: the owner's mark in an RLock.
  std::uint32_t serial;

  /// Whose threads, log and names are seen from here.
  World* world;

  /// Null in a thread we did not start, until it asks for its Thread.
  std::shared_ptr<ThreadState> thread;

  /// Whose objects the thread makes; null on threads of the operating system.
  lab::Lab* lab = nullptr;

  /// The thread in that lab; null on threads of the operating system.
  lab::LabThread* lab_thread = nullptr;

  /// A daemon thread of ours.
  bool vanishes_with_program = false;

  RandomStream random;

  Locals locals;
};

extern constinit thread_local Self* calling_thread;

Self& make_self();

/// The calling thread's. The first call in a thread makes it.
inline Self& self() {
  if (calling_thread == nullptr) [[unlikely]]
    return make_self();
  return *calling_thread;
}

}  // namespace threadlab::runtime
