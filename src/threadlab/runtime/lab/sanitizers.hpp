#pragma once

// What the sanitizers must be told of fibers; nothing in other builds.
//
// The thread sanitizer takes each fiber for a thread. That a lab's fibers never run at once orders
// nothing in its eyes, or a race between two threads of the program could not be seen: a switch is
// no synchronisation, the lab's own data is not looked at (Unseen), and what orders two threads is
// what would on any machine: the steps that they take on the same object.

#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__SANITIZE_ADDRESS__)
#define THREADLAB_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define THREADLAB_ASAN 1
#endif
#endif

#if defined(__SANITIZE_THREAD__)
#define THREADLAB_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define THREADLAB_TSAN 1
#endif
#endif

#ifdef THREADLAB_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef THREADLAB_TSAN
#include <sanitizer/tsan_interface.h>
#include <sys/single_threaded.h>

extern "C" {
void __tsan_ignore_thread_begin();
void __tsan_ignore_thread_end();
void AnnotateIgnoreSyncBegin(const char* file, int line);
void AnnotateIgnoreSyncEnd(const char* file, int line);
}
#endif

namespace threadlab::runtime::lab::sanitizers {

#ifdef THREADLAB_ASAN
inline constexpr bool address = true;
inline void start_switch(void** fake_stack, const void* bottom, std::size_t size) {
  __sanitizer_start_switch_fiber(fake_stack, bottom, size);
}
inline void finish_switch(void* fake_stack, const void** old_bottom, std::size_t* old_size) {
  __sanitizer_finish_switch_fiber(fake_stack, old_bottom, old_size);
}
inline void no_return() { __asan_handle_no_return(); }
inline void unpoison(void* memory, std::size_t size) {
  __asan_unpoison_memory_region(memory, size);
}
#else
inline constexpr bool address = false;
inline void start_switch(void** /*fake_stack*/, const void* /*bottom*/, std::size_t /*size*/) {}
inline void finish_switch(void* /*fake_stack*/, const void** /*bottom*/, std::size_t* /*size*/) {}
inline void no_return() {}
inline void unpoison(void* /*memory*/, std::size_t /*size*/) {}
#endif

#ifdef THREADLAB_TSAN
inline constexpr bool thread = true;
inline void* create_fiber() { return __tsan_create_fiber(0); }
inline void destroy_fiber(void* fiber) { __tsan_destroy_fiber(fiber); }
// Inlined always: a function's entry and exit must be seen on the same fiber.
[[gnu::always_inline]] inline void switch_fiber(void* fiber, bool synchronizes) {
  __tsan_switch_to_fiber(fiber, synchronizes ? 0 : __tsan_switch_to_fiber_no_sync);
}
/// What came before `release` of a place, came before what follows a later `acquire` of it.
inline void acquire(void* place) { __tsan_acquire(place); }
inline void release(void* place) { __tsan_release(place); }

/// While one lives, what its fiber reads and writes is not seen.
class Unseen {
 public:
  Unseen() { __tsan_ignore_thread_begin(); }
  ~Unseen() { __tsan_ignore_thread_end(); }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
};

inline void* this_fiber() {
  // Or a shared_ptr would count without atomics, which is a race between fibers.
  const Unseen unseen;
  if (__libc_single_threaded != 0) __libc_single_threaded = 0;
  return __tsan_get_current_fiber();
}

/// While one lives, its fiber's atomics order nothing: to look at a guard is not to take the step.
class Unordered {
 public:
  Unordered() { AnnotateIgnoreSyncBegin(__FILE__, __LINE__); }
  ~Unordered() { AnnotateIgnoreSyncEnd(__FILE__, __LINE__); }
  Unordered(const Unordered&) = delete;
  Unordered& operator=(const Unordered&) = delete;
};

/// The place that stands for an object of a lab. Two of them may share one: that hides races only.
inline void* place_of(std::uint32_t object) {
  static std::array<std::uint64_t, 65536> places;
  return &places[object % places.size()];
}
#else
inline constexpr bool thread = false;
inline void* this_fiber() { return nullptr; }
inline void* create_fiber() { return nullptr; }
inline void destroy_fiber(void* /*fiber*/) {}
inline void switch_fiber(void* /*fiber*/, bool /*synchronizes*/) {}
inline void acquire(void* /*place*/) {}
inline void release(void* /*place*/) {}
struct Unseen {
  Unseen() {}  // NOLINT(modernize-use-equals-default): or it would be an unused variable
};
struct Unordered {
  Unordered() {}  // NOLINT(modernize-use-equals-default)
};
inline void* place_of(std::uint32_t /*object*/) { return nullptr; }
#endif

inline constexpr bool any = address || thread;

/// A step on the object was taken.
inline void ordered_by(std::uint32_t object) {
  if (!thread || object == 0) return;
  acquire(place_of(object));
  release(place_of(object));
}

}  // namespace threadlab::runtime::lab::sanitizers
