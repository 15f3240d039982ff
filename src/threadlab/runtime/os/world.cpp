#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <new>
#include <system_error>
#include <thread>
#include <threadlab/errors.hpp>
#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/os/clock.hpp>
#include <threadlab/runtime/os/timer_slack.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <threadlab/runtime/world.hpp>
#include <threadlab/thread.hpp>

namespace threadlab::runtime {

constinit thread_local Self* calling_thread = nullptr;

namespace {

std::uint64_t ident_of(pthread_t thread) {
  return static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(thread));
}

std::uint64_t os_ident() { return ident_of(pthread_self()); }

std::uint64_t os_native_id() {
#ifdef __linux__
  return static_cast<std::uint64_t>(gettid());
#else
  return os_ident();
#endif
}

/// This process's number, which a log line would else ask of the kernel; unknown (0) after a fork.
constinit std::atomic<std::uint64_t> known_process = 0;

std::uint64_t process_number() {
  [[maybe_unused]] static const int registered =
      pthread_atfork(nullptr, nullptr, [] { known_process.store(0, std::memory_order_relaxed); });
  // Relaxed, all: whoever finds no number asks for it, and gets the same.
  if (const std::uint64_t known = known_process.load(std::memory_order_relaxed)) return known;
  const auto asked = static_cast<std::uint64_t>(getpid());
  known_process.store(asked, std::memory_order_relaxed);
  return asked;
}

/// The thread that loads the library is the main thread.
struct MainThread {
  std::uint64_t ident = os_ident();
  std::uint64_t native_id = os_native_id();
};

const MainThread& loading_thread() {
  static const MainThread thread;
  return thread;
}

[[maybe_unused]] const MainThread& at_load = loading_thread();

std::uint32_t next_serial() {
  static constinit std::atomic<std::uint32_t> serials = 0;
  return serials.fetch_add(1, std::memory_order_relaxed) + 1;
}

/// Takes leave of the calling thread, which ends.
void take_leave() {
  Self* const me = calling_thread;
  me->locals.clear();
  if (me->thread != nullptr) {
    // The main thread goes on, to static destructors, and so does one that has called exit().
    const bool is_dummy = me->thread->kind == ThreadState::Kind::dummy;
    if (!is_dummy && (me->thread == me->world->main_thread() || me->thread->is_alive())) return;
    (void)me->world->threads().remove(*me->thread);
  }
  calling_thread = nullptr;
  delete me;
}

struct Farewell {
  ~Farewell() { take_leave(); }
};

/// The same for a thread of ours, and after all its thread_locals. To say so takes no memory: a
/// thread that got its stack and nothing more would be aborted by the C library.
class FarewellOfOurs {
 public:
  FarewellOfOurs() {
    if (pthread_key_create(&key_, [](void*) { take_leave(); }) != 0) throw std::bad_alloc();
  }

  void expect() { (void)pthread_setspecific(key_, this); }

 private:
  pthread_key_t key_{};
};

FarewellOfOurs& farewell_of_ours() {
  static FarewellOfOurs farewell;
  return farewell;
}

std::unique_ptr<Self> make_self(ThreadPtr thread, RandomStream random) {
  // NOLINTNEXTLINE(modernize-make-unique): make_unique has no braces, which an aggregate needs
  return std::unique_ptr<Self>(new Self{
      .serial = next_serial(),
      .world = &os_world(),
      .thread = std::move(thread),
      .lab = nullptr,
      .lab_thread = nullptr,
      .vanishes_with_program = false,
      .random = random,
      .locals = {},
  });
}

/// Makes that of a calling thread which is not ours.
Self& begin(ThreadPtr thread, RandomStream random) {
  calling_thread = make_self(std::move(thread), random).release();
  static thread_local const Farewell farewell;
  (void)&farewell;
  return *calling_thread;
}

/// The body of every OS thread of ours. All the memory that it needs to begin is there already.
void live(std::unique_ptr<Self> self) {
  const ThreadPtr& thread = self->thread;
  self->vanishes_with_program = thread->daemon;
  calling_thread = self.release();
  farewell_of_ours().expect();
  os::vanish_if_ended();
  thread->run();
}

class OsWorld final : public World {
 public:
  OsWorld() {
    set_main_thread(make_living({.world = *this,
                                 .kind = ThreadState::Kind::main,
                                 .random = RandomStream::unpredictable(),
                                 .name = "MainThread",
                                 .ident = loading_thread().ident,
                                 .native_id = loading_thread().native_id}));
  }

  void join_all() override {
    while (const ThreadPtr thread = threads().find_awaited(self().thread)) thread->await_end();
  }

  std::optional<std::uint64_t> spawn(ThreadPtr thread) override {
    if (os::has_ended()) throw RuntimeError("can't create new thread at interpreter shutdown");
    [[maybe_unused]] static const int registered = std::atexit(shutdown);
    try {
      (void)farewell_of_ours();
      const RandomStream& random = thread->random;
      auto self = make_self(std::move(thread), random);
      std::thread spawned([self = std::move(self)]() mutable { live(std::move(self)); });
      const std::uint64_t ident = ident_of(spawned.native_handle());
      spawned.detach();
      return ident;
    } catch (const std::system_error&) {
      throw RuntimeError("can't start new thread");
    } catch (const std::bad_alloc&) {
      throw RuntimeError("can't start new thread");
    }
  }

  void sleep(Duration duration) override {
    const os::Deadline deadline = os::deadline_after(duration);
    const os::Punctual punctual;
    os::block_until(deadline);
  }
  void end() override { os::end_daemons(); }

  [[nodiscard]] std::uint64_t ident() const override { return os_ident(); }
  [[nodiscard]] std::uint64_t native_id() const override { return os_native_id(); }
  [[nodiscard]] std::uint64_t process() const override { return process_number(); }
  [[nodiscard]] Duration elapsed() const override { return os::elapsed(); }
  [[nodiscard]] std::chrono::sys_time<Duration> wall_clock() const override {
    return os::wall_clock();
  }
  [[nodiscard]] std::chrono::sys_time<Duration> start() const override { return os::start(); }
};

}  // namespace

Self& make_self() {
  const bool is_main = os_ident() == loading_thread().ident;
  if (!is_main) return begin(nullptr, RandomStream::unpredictable());
  const ThreadPtr& thread = os_world().main_thread();
  return begin(thread, thread->random);
}

World& os_world() {
  // Never destroyed: daemon threads live in it until the process is gone.
  static World& world = *new OsWorld;
  return world;
}

}  // namespace threadlab::runtime
