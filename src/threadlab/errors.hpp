#pragma once

// The errors of Python's threading and queue modules, with Python's names and wording.
//
// Misuse is always one of these, never undefined behaviour. RuntimeError and ValueError are also
// the standard library's runtime_error and invalid_argument, so that code which knows nothing of
// threadlab can catch them.

#include <exception>
#include <stdexcept>

namespace threadlab {

/// An operation that the object's state forbids: "release unlocked lock".
class RuntimeError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An argument that no state would allow: "semaphore initial value must be >= 0".
class ValueError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// The barrier was broken, or reset, while a thread waited or before it came.
class BrokenBarrierError : public RuntimeError {
 public:
  BrokenBarrierError() : RuntimeError("BrokenBarrierError") {}
};

/// The calling thread has set no value in this Local.
class AttributeError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A claim was false (Python's assert).
class AssertionError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Queue::get found nothing in the time it was given.
class Empty : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "Empty"; }
};

/// Queue::put found no room in the time it was given.
class Full : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "Full"; }
};

/// The queue was shut down (Python 3.13's queue.ShutDown).
class ShutDown : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "ShutDown"; }
};

}  // namespace threadlab
