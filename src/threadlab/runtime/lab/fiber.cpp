#include <cxxabi.h>
#include <unwind.h>

#include <cstdint>
#include <cstring>
#include <exception>
#include <threadlab/runtime/lab/fiber.hpp>
#include <threadlab/runtime/lab/sanitizers.hpp>
#include <utility>

namespace threadlab::runtime::lab {
namespace {

/// What is being unwound in the calling OS thread, if anything.
struct Unwinding {
  Fiber* fiber = nullptr;
  Fiber* leaves_to = nullptr;
  std::uintptr_t entry_frame = 0;
};

constinit thread_local Unwinding unwinding;

ExceptionState* exceptions_of_os_thread() {
  return reinterpret_cast<ExceptionState*>(abi::__cxa_get_globals());
}

[[noreturn]] void leave_unwound() {
  const Unwinding done = std::exchange(unwinding, {});
  done.fiber->abandon_for(*done.leaves_to);
}

/// Called by the unwinder before each frame: it is over when the body's frame is reached.
_Unwind_Reason_Code stop_at_entry(int /*version*/, _Unwind_Action actions,
                                  _Unwind_Exception_Class /*kind*/, _Unwind_Exception* /*token*/,
                                  _Unwind_Context* context, void* /*argument*/) {
  const bool is_at_end = (actions & _UA_END_OF_STACK) != 0;
  const std::uintptr_t frame = _Unwind_GetCFA(context);
  if (is_at_end || frame >= unwinding.entry_frame) leave_unwound();
  return _URC_NO_REASON;
}

/// Called when a catch (...) has swallowed the token.
void token_was_swallowed(_Unwind_Reason_Code /*reason*/, _Unwind_Exception* /*token*/) {
  leave_unwound();
}

/// Called when the unwinding has met a noexcept frame.
class TerminateHandler {
 public:
  static void install() { [[maybe_unused]] static const TerminateHandler handler; }

 private:
  TerminateHandler() : previous_(std::set_terminate(handle)) { chained = previous_; }

  [[noreturn]] static void handle() {
    if (unwinding.fiber != nullptr) leave_unwound();
    chained();
    std::abort();
  }

  static constinit inline std::terminate_handler chained = nullptr;
  std::terminate_handler previous_;
};

}  // namespace

Fiber::Fiber() : os_exceptions_(exceptions_of_os_thread()), tsan_fiber_(sanitizers::this_fiber()) {}

Fiber::Fiber(Stack stack, Body body, void* argument)
    : context_(boost::context::detail::make_fcontext(stack.top(), stack.size, enter)),
      stack_(stack),
      os_exceptions_(exceptions_of_os_thread()),
      body_(body),
      argument_(argument),
      stack_bottom_(stack.bottom),
      stack_size_(stack.size),
      tsan_fiber_(sanitizers::create_fiber()) {}

Fiber::~Fiber() {
  if (!is_os_thread()) sanitizers::destroy_fiber(tsan_fiber_);
}

void Fiber::prepare_switch(Fiber& other) {
  const sanitizers::Unseen unseen;
  exceptions_ = std::exchange(*os_exceptions_, other.exceptions_);
  leaves_to_ = &other;
}

// Inlined always: from the thread sanitizer's switch on, calls count as the other fiber's, so this
// must not be a call that returns after it.
[[gnu::always_inline]] inline void Fiber::before_switch(Fiber& other, bool leaves_for_good) {
  prepare_switch(other);
  sanitizers::start_switch(leaves_for_good ? nullptr : &fake_stack_, other.stack_bottom_,
                           other.stack_size_);
  if (leaves_for_good) sanitizers::release(stack_.bottom);
  // The OS thread sees, once it goes on, all that its fibers did; they see each other's nothing.
  const bool synchronizes = is_os_thread() || other.is_os_thread();
  void* const fiber = other.tsan_fiber_;
  sanitizers::release(&unwinding);
  sanitizers::switch_fiber(fiber, synchronizes);
}

void Fiber::after_switch(Fiber& from, boost::context::detail::fcontext_t context) {
  if (is_os_thread()) sanitizers::acquire(&unwinding);
  const sanitizers::Unseen unseen;
  from.context_ = context;
  const void* bottom = nullptr;
  std::size_t size = 0;
  sanitizers::finish_switch(fake_stack_, &bottom, &size);
  if (sanitizers::address &&
      from.is_os_thread()) {  // the OS thread's own stack, which only the sanitizer knows
    from.stack_bottom_ = bottom;
    from.stack_size_ = size;
  }
}

void Fiber::switch_to(Fiber& other) {
  before_switch(other, false);
  const auto transfer = boost::context::detail::jump_fcontext(other.context_, this);
  after_switch(*static_cast<Fiber*>(transfer.data), transfer.fctx);
}

Fiber& Fiber::leaves_to() const {
  const sanitizers::Unseen unseen;
  return *leaves_to_;
}

void Fiber::enter(boost::context::detail::transfer_t transfer) {
  Fiber& from = *static_cast<Fiber*>(transfer.data);
  Fiber& self = from.leaves_to();
  self.after_switch(from, transfer.fctx);
  sanitizers::acquire(self.stack_.bottom);  // from whoever had it before
  self.entry_frame_ = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  self.body_(self.argument_);
  std::terminate();  // a body never returns
}

void Fiber::unwind_and_leave_to(Fiber& other) {
  TerminateHandler::install();
  unwinding = {.fiber = this, .leaves_to = &other, .entry_frame = entry_frame_};
  thread_local _Unwind_Exception token;
  std::memset(&token, 0, sizeof token);
  token.exception_cleanup = token_was_swallowed;
  sanitizers::no_return();
  _Unwind_ForcedUnwind(&token, stop_at_entry, nullptr);
  leave_unwound();  // the stack could not be read further
}

void Fiber::abandon_for(Fiber& other) {
  before_switch(other, true);
  exceptions_ = {};
  boost::context::detail::jump_fcontext(other.context_, this);
  std::terminate();
}

Stack Fiber::release_stack() { return std::exchange(stack_, {}); }

}  // namespace threadlab::runtime::lab
