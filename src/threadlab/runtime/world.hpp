#pragma once

// What the threads of one program have in common: who lives, how new ones are called, what is done
// about an exception, and the log. A process has one; so does each run of a lab.

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <threadlab/containers/linked_list.hpp>
#include <threadlab/log/record.hpp>
#include <threadlab/runtime/region.hpp>
#include <threadlab/time.hpp>
#include <vector>

namespace threadlab {
struct ExceptHookArgs;
}

namespace threadlab::logging {
class RootLogger;
}

namespace threadlab::runtime {

struct ThreadState;
using ThreadPtr = std::shared_ptr<ThreadState>;

/// The threads that have been started and have not finished, in the order of their starts. Starting
/// and finishing are steps on the thread, which add and remove it here; asking is a step of its
/// own.
class Registry {
 public:
  /// A thread's, which keeps it alive while it stands in the list.
  struct Place {
    containers::Links<Place> links;
    ThreadPtr thread;
  };

  Registry() = default;
  /// Lets go of the threads that have not finished.
  ~Registry();
  Registry(const Registry&) = delete;
  Registry& operator=(const Registry&) = delete;

  void add(ThreadPtr thread) noexcept;
  /// Hands back what kept the thread alive, so that it is dropped outside the step; null when it
  /// was not in the list.
  [[nodiscard]] ThreadPtr remove(ThreadState& thread) noexcept;

  /// Its number in the lab it belongs to; 0 when it belongs to none.
  [[nodiscard]] ObjectId lab_object() const { return region_.lab_object(); }

  [[nodiscard]] std::vector<ThreadPtr> all() const;
  [[nodiscard]] std::size_t size() const;

  /// A thread that the end of the program, which is `ending` it, waits for; null when there is
  /// none. No step.
  [[nodiscard]] ThreadPtr find_awaited(const ThreadPtr& ending) const;
  /// Whether there is none.
  [[nodiscard]] bool awaits_nobody(const ThreadPtr& ending) const;

 private:
  /// What `reader` makes of the first that is awaited, null when there is none.
  template <class Reader>
  auto look_for_awaited(const ThreadPtr& ending, Reader reader) const;

  mutable Region<0> region_{ObjectKind::threads};
  containers::LinkedList<Place, &Place::links> threads_;  // guarded by region_
  std::size_t size_ = 0;                                  // guarded by region_
};

class World {
 public:
  using ExceptHook = std::function<void(const ExceptHookArgs&)>;

  World();
  virtual ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  [[nodiscard]] Registry& threads() { return threads_; }
  [[nodiscard]] const ThreadPtr& main_thread() const { return main_thread_; }
  [[nodiscard]] logging::RootLogger& log() { return *log_; }

  /// The number in the next default name: Thread-1, Dummy-2, as CPython counts.
  [[nodiscard]] int next_name();

  /// Empty: the default hook.
  void set_excepthook(ExceptHook hook);
  [[nodiscard]] ExceptHook excepthook() const;

  /// How many threads ended by an exception that left their target.
  void count_uncaught() { uncaught_.fetch_add(1, std::memory_order_relaxed); }
  [[nodiscard]] std::size_t uncaught() const { return uncaught_.load(std::memory_order_relaxed); }

  /// Returns when every thread but the calling one and daemons has finished.
  virtual void join_all() = 0;

  /// Lets the thread run `run(thread)`. Returns its ident if that is known before it has begun.
  /// Throws RuntimeError when there can be no more threads.
  virtual std::optional<std::uint64_t> spawn(ThreadPtr thread) = 0;

  virtual void sleep(Duration duration) = 0;

  /// The program has ended: daemon threads vanish where they stand.
  virtual void end() = 0;

  /// The calling thread's, as get_ident and get_native_id.
  [[nodiscard]] virtual std::uint64_t ident() const = 0;
  [[nodiscard]] virtual std::uint64_t native_id() const = 0;
  [[nodiscard]] virtual std::uint64_t process() const = 0;

  /// One more line goes to the log. False: it is known already, and need not be written.
  [[nodiscard]] virtual bool add_line() { return true; }

  /// The program's time since it began, as the calling thread has it.
  [[nodiscard]] virtual Duration elapsed() const = 0;

  /// The date and time in the program.
  [[nodiscard]] virtual std::chrono::sys_time<Duration> wall_clock() const = 0;
  /// When the program began.
  [[nodiscard]] virtual std::chrono::sys_time<Duration> start() const = 0;
  /// In which zone they are shown.
  [[nodiscard]] virtual log::TimeZone time_zone() const { return log::TimeZone::local; }

 protected:
  void set_main_thread(ThreadPtr thread) { main_thread_ = std::move(thread); }

 private:
  Registry threads_;
  ThreadPtr main_thread_;
  std::unique_ptr<logging::RootLogger> log_;
  Region<0> names_region_{ObjectKind::names};
  int names_ = 0;  // guarded by names_region_
  std::atomic<std::size_t> uncaught_ = 0;
  mutable std::mutex hook_mutex_;
  ExceptHook hook_;  // guarded by hook_mutex_
};

/// The world of the process, on threads of the operating system.
World& os_world();

/// The world that the calling thread lives in.
World& world();

}  // namespace threadlab::runtime
