#pragma once

// A thread of control: Python's threading.Thread and the functions beside it.
//
// A Thread is a handle: copies mean the same thread, == is identity, and dropping every handle
// stops nothing. Make it, start() it once, join() it as often as you like. Default names are
// CPython 3.11's; `daemon` is inherited from the thread that makes it.
//
// At the end of the program every non-daemon thread is joined, then daemon threads vanish where
// they stand: none of their destructors run. What a daemon uses it should own. An exception that
// leaves the target goes to `excepthook`, and the program goes on.
//
// Steps: start is *Thread.start* (the thread may run), then *Thread.started* (it has begun); its
// life is *Thread.begin* … *Thread.finish*; every other method is one step.
//
// Differs from Python: join says whether the thread has finished; joining a dummy thread is a
// RuntimeError; the Thread of a foreign thread leaves enumerate() when that thread ends. A thread
// has finished when its target and its Locals are done: its C++ thread_locals die after that. An
// exception that leaves main ends a C++ program at once: nobody is joined. And C++ destroys statics
// made after the first start() before it joins threads at exit: a program whose threads use such
// statics calls shutdown() at the end of main.
//
// Example:
//     Thread thread({.target = {"worker", [] { sleep(1ms); }}, .daemon = true});
//     thread.start();
//     thread.join();

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <threadlab/target.hpp>
#include <threadlab/time.hpp>
#include <vector>

namespace threadlab {

namespace runtime {
struct ThreadState;
}

struct ThreadOptions {
  Target target = {};
  std::string name = {};                      // empty: the default name
  std::optional<bool> daemon = std::nullopt;  // absent: as the creator
};

class Thread {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): Thread({.target = ...})
  Thread(ThreadOptions options = {});

  // A moved-from handle would mean no thread at all: to move is to copy.
  Thread(const Thread&) = default;
  Thread& operator=(const Thread&) = default;
  ~Thread() = default;

  /// A handle on a thread that there is already; for the library itself.
  explicit Thread(std::shared_ptr<runtime::ThreadState> state) : state_(std::move(state)) {}

  /// From its return on the thread is alive, and has an ident. Throws RuntimeError "threads can
  /// only be started once", and "can't start new thread" when the system has no more (it may be
  /// tried again then).
  void start();

  /// Blocks until the thread has finished. Throws RuntimeError: "cannot join thread before it is
  /// started", "cannot join current thread".
  bool join();
  /// The same, no longer than `timeout`. True: it has finished.
  [[nodiscard]] bool join(Timeout timeout);

  /// True from start() to the end of the target.
  [[nodiscard]] bool is_alive() const;

  [[nodiscard]] std::string name() const;
  void set_name(std::string name);

  [[nodiscard]] bool daemon() const;
  /// Throws RuntimeError "cannot set daemon status of active thread" once it has been started.
  void set_daemon(bool daemon);

  /// Nothing before start(). Idents may be used again after the thread's end.
  [[nodiscard]] std::optional<std::uint64_t> ident() const;
  /// Nothing before start(). Blocks until a thread just started has told its own.
  [[nodiscard]] std::optional<std::uint64_t> native_id() const;

  friend bool operator==(const Thread&, const Thread&) = default;

 private:
  friend struct std::hash<Thread>;

  std::shared_ptr<runtime::ThreadState> state_;
};

/// The calling thread; one that threadlab did not start gets a dummy, "Dummy-1", a daemon.
[[nodiscard]] Thread current_thread();
[[nodiscard]] Thread main_thread();

/// Every living thread: the main thread, those started and not finished, and dummies.
[[nodiscard]] std::vector<Thread> enumerate();
/// enumerate().size().
[[nodiscard]] std::size_t active_count();

/// The calling thread's ident and native id.
[[nodiscard]] std::uint64_t get_ident();
[[nodiscard]] std::uint64_t get_native_id();

/// threading._shutdown(), which runs by itself at exit: marks the main thread finished, joins every
/// non-daemon thread, then lets the daemon threads vanish.
void shutdown();

/// How many threads ended by an exception that left their target.
[[nodiscard]] std::size_t uncaught_exceptions();

}  // namespace threadlab

template <>
struct std::hash<threadlab::Thread> {
  std::size_t operator()(const threadlab::Thread& thread) const noexcept {
    return std::hash<std::shared_ptr<threadlab::runtime::ThreadState>>()(thread.state_);
  }
};
