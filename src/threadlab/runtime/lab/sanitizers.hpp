#pragma once

// What the sanitizers must be told of fibers; nothing in other builds.

#include <cstddef>

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
inline void* this_fiber() { return __tsan_get_current_fiber(); }
inline void* create_fiber() { return __tsan_create_fiber(0); }
inline void destroy_fiber(void* fiber) { __tsan_destroy_fiber(fiber); }
// Inlined always: a function's entry and exit must be seen on the same fiber.
[[gnu::always_inline]] inline void switch_fiber(void* fiber) { __tsan_switch_to_fiber(fiber, 0); }
#else
inline constexpr bool thread = false;
inline void* this_fiber() { return nullptr; }
inline void* create_fiber() { return nullptr; }
inline void destroy_fiber(void* /*fiber*/) {}
inline void switch_fiber(void* /*fiber*/) {}
#endif

}  // namespace threadlab::runtime::lab::sanitizers
