#pragma once

// A stack and a place on it: what a thread of the lab runs on, by Boost.Context.
//
// A switch goes from fiber to fiber, with nothing between. It carries along what the C++ runtime
// keeps per OS thread and not per stack: the exceptions that are being handled. The sanitizers are
// told of every switch. Below each stack lies a guard page: running into it is reported by name.

#include <boost/context/detail/fcontext.hpp>
#include <cstddef>
#include <cstdint>
#include <threadlab/runtime/lab/stack.hpp>

namespace threadlab::runtime::lab {

/// What the C++ ABI's __cxa_get_globals() points to.
struct ExceptionState {
  void* caught = nullptr;
  unsigned int uncaught = 0;
};

class Fiber {
 public:
  /// Runs on a stack of its own from the first switch to it; must never return.
  using Body = void (*)(void* argument);

  /// The calling OS thread, on the stack it has.
  Fiber();
  Fiber(Stack stack, Body body, void* argument);
  ~Fiber();
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  /// Leaves this fiber, which is running, for the other. Returns when somebody switches back.
  void switch_to(Fiber& other);

  /// Unwinds this fiber, which is running: its destructors run, up to the body, and then `other`
  /// goes on. A catch (...) that swallows, or a noexcept frame, ends the unwinding there: what is
  /// left of the stack is given up.
  [[noreturn]] void unwind_and_leave_to(Fiber& other);

  /// Gives up whatever this fiber, which is running, still has on its stack.
  [[noreturn]] void abandon_for(Fiber& other);

  [[nodiscard]] const Stack& stack() const { return stack_; }

  /// Takes the stack out of a fiber that will not run again.
  Stack release_stack();

 private:
  static void enter(boost::context::detail::transfer_t transfer);

  void prepare_switch(Fiber& other);
  void before_switch(Fiber& other, bool leaves_for_good);
  void after_switch(Fiber& from, boost::context::detail::fcontext_t context);
  [[nodiscard]] Fiber& leaves_to() const;
  [[nodiscard]] bool is_os_thread() const { return body_ == nullptr; }

  boost::context::detail::fcontext_t context_ = nullptr;  // while it is not running
  Stack stack_;
  ExceptionState exceptions_;            // while it is not running
  ExceptionState* const os_exceptions_;  // of the OS thread, while it is running
  Body body_ = nullptr;
  void* argument_ = nullptr;
  std::uintptr_t entry_frame_ = 0;
  Fiber* leaves_to_ = nullptr;

  // For the sanitizers.
  void* fake_stack_ = nullptr;
  const void* stack_bottom_ = nullptr;
  std::size_t stack_size_ = 0;
  void* tsan_fiber_ = nullptr;
};

}  // namespace threadlab::runtime::lab
