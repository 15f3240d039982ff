#pragma once

// What is done about an exception that leaves a thread's target: Python's threading.excepthook.
//
// The default prints "Exception in thread NAME:" and the exception on stderr, and the program goes
// on. Assign a function to do something else; assign nullptr to have the default back. An exception
// that leaves the hook itself is printed and goes no further.
//
// Example:
//     excepthook = [](const ExceptHookArgs& args) { (void)args.message; };
//     excepthook = nullptr;

#include <exception>
#include <functional>
#include <string>
#include <threadlab/thread.hpp>

namespace threadlab {

struct ExceptHookArgs {
  std::exception_ptr exc_value;
  std::string exc_type;  // "RuntimeError", "std::out_of_range"
  std::string message;   // what(), or empty when it is no std::exception
  Thread thread;
};

/// Every function here is safe to call from any thread.
class ExceptHook {
 public:
  ExceptHook& operator=(std::function<void(const ExceptHookArgs&)> hook);
  // NOLINTNEXTLINE(misc-unconventional-assign-operator)
  ExceptHook& operator=(std::nullptr_t);

  void operator()(const ExceptHookArgs& args) const;
};

inline ExceptHook excepthook;

/// "TYPE: message", as Python ends a traceback, or "TYPE" when there is no message.
[[nodiscard]] std::string describe(const std::exception_ptr& exception);

}  // namespace threadlab
