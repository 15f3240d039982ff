#include "random_program.hpp"

#include <fmt/format.h>

#include <array>
#include <mutex>
#include <threadlab/logging.hpp>
#include <threadlab/runtime/random_stream.hpp>
#include <threadlab/threading.hpp>

namespace threadlab::check {
namespace {

using namespace std::chrono_literals;

constexpr std::array<const char*, deeds> names = {"say",
                                                  "sleep",
                                                  "draw",
                                                  "say_locked",
                                                  "say_relocked",
                                                  "try_lock",
                                                  "let_go_of_lock",
                                                  "enter_pool",
                                                  "leave_pool",
                                                  "try_pool",
                                                  "set",
                                                  "clear",
                                                  "look_at_event",
                                                  "wait_for_event",
                                                  "wait_a_while_for_event",
                                                  "put",
                                                  "get",
                                                  "get_nowait",
                                                  "task_done",
                                                  "join_queue",
                                                  "look_at_queue",
                                                  "push",
                                                  "pop",
                                                  "wait_notified",
                                                  "wait_a_while_notified",
                                                  "notify",
                                                  "meet",
                                                  "meet_a_while",
                                                  "spawn",
                                                  "enumerate",
                                                  "look_at_thread",
                                                  "join_thread",
                                                  "rename"};

/// What the threads of one run share.
struct Shared {
  explicit Shared(int queue_bound) : queue(queue_bound) {}

  Lock lock;
  Lock turnstile;  // which anybody releases
  RLock rlock;
  Semaphore pool{1};
  Event event;
  Queue<int> queue;
  LifoQueue<int> stack;
  Condition condition;
  Barrier barrier{2};
  int items = 0;                // guarded by rlock
  std::vector<Thread> threads;  // made before the first starts
};

void say(const char* what) { logging::info("{}", what); }
void say(const char* what, std::int64_t value) { logging::info("{} {}", what, value); }

int next_item(Shared& shared) {
  const std::scoped_lock guard(shared.rlock);
  return ++shared.items;
}

void do_with_locks(Deed deed, Shared& shared) {
  switch (deed) {
    case Deed::say_locked: {
      const std::scoped_lock guard(shared.lock);
      return say("locked");
    }
    case Deed::say_relocked: {
      const std::scoped_lock outer(shared.rlock);
      const std::scoped_lock inner(shared.rlock);
      return say("relocked", ++shared.items);
    }
    case Deed::try_lock:
      say("try", shared.turnstile.acquire(no_wait) ? 1 : 0);
      return;
    case Deed::let_go_of_lock:
      shared.turnstile.release();
      return;
    case Deed::enter_pool:
      shared.pool.acquire();
      return;
    case Deed::leave_pool:
      shared.pool.release();
      return;
    default:
      say("pool", shared.pool.acquire(1s) ? 1 : 0);
  }
}

void do_with_event(Deed deed, Shared& shared) {
  switch (deed) {
    case Deed::set:
      return shared.event.set();
    case Deed::clear:
      return shared.event.clear();
    case Deed::look_at_event:
      return say("flag", shared.event.is_set() ? 1 : 0);
    case Deed::wait_for_event:
      shared.event.wait();
      return;
    default:
      return say("waited", shared.event.wait(1s) ? 1 : 0);
  }
}

void do_with_queue(Deed deed, Shared& shared) {
  switch (deed) {
    case Deed::put:
      return shared.queue.put(next_item(shared));
    case Deed::get:
      return say("got", shared.queue.get());
    case Deed::get_nowait:
      return say("got", shared.queue.get_nowait());
    case Deed::task_done:
      return shared.queue.task_done();
    case Deed::join_queue:
      return shared.queue.join();
    case Deed::look_at_queue:
      return say("size", static_cast<std::int64_t>(shared.queue.qsize()));
    case Deed::push:
      return shared.stack.put(next_item(shared));
    default:
      return say("popped", shared.stack.get());
  }
}

void do_together(Deed deed, Shared& shared) {
  switch (deed) {
    case Deed::wait_notified:
    case Deed::wait_a_while_notified: {
      const std::scoped_lock guard(shared.condition);
      const bool notified = shared.condition.wait(deed == Deed::wait_notified ? forever : 1s);
      return say("notified", notified ? 1 : 0);
    }
    case Deed::notify: {
      const std::scoped_lock guard(shared.condition);
      return shared.condition.notify();
    }
    case Deed::meet:
      return say("met", shared.barrier.wait());
    default:
      return say("met", shared.barrier.wait(1s));
  }
}

void do_with_threads(Deed deed, Shared& shared) {
  switch (deed) {
    case Deed::spawn: {
      Thread child({.target = [] { say("child"); }});
      return child.start();
    }
    case Deed::enumerate:
      return say("alive", static_cast<std::int64_t>(active_count()));
    case Deed::look_at_thread:
      return say("lives", shared.threads.back().is_alive() ? 1 : 0);
    case Deed::join_thread:
      shared.threads.back().join();
      return;
    default:
      return shared.threads.back().set_name("renamed");
  }
}

void do_deed(Deed deed, Shared& shared) {
  if (deed == Deed::say) return say("hello");
  if (deed == Deed::sleep) return sleep(1s);
  if (deed == Deed::draw) return say("drew", randint(0, 1));
  if (deed <= Deed::try_pool) return do_with_locks(deed, shared);
  if (deed <= Deed::wait_a_while_for_event) return do_with_event(deed, shared);
  if (deed <= Deed::pop) return do_with_queue(deed, shared);
  if (deed <= Deed::meet_a_while) return do_together(deed, shared);
  do_with_threads(deed, shared);
}

void do_all(const std::vector<Deed>& script, Shared& shared) {
  for (const Deed deed : script) do_deed(deed, shared);
}

}  // namespace

RandomProgram RandomProgram::make(std::uint64_t seed) {
  runtime::RandomStream random(seed);
  const auto draw = [&](std::int64_t hi) {
    return static_cast<std::size_t>(random.between(0, hi));
  };
  RandomProgram program;
  program.queue_bound = static_cast<int>(draw(1));
  program.threads.resize(2 + draw(1));
  // A few kinds of deeds a program, so that the threads have to do with each other.
  std::vector<Deed> kinds{Deed::say};
  for (std::size_t i = 0; i != 3; ++i) kinds.push_back(static_cast<Deed>(draw(deeds - 1)));
  if (draw(1) == 0) kinds.insert(kinds.end(), {Deed::put, Deed::get});
  const auto last = static_cast<std::int64_t>(kinds.size()) - 1;
  for (ScriptedThread& thread : program.threads) {
    thread.is_named = draw(3) == 0;
    thread.is_daemon = draw(3) == 0;
    thread.deeds.resize(draw(program.threads.size() == 2 ? 4 : 2));
    for (Deed& deed : thread.deeds) deed = kinds[draw(last)];
  }
  return program;
}

void RandomProgram::operator()() const {
  const auto shared = std::make_shared<Shared>(queue_bound);
  for (std::size_t i = 1; i != threads.size(); ++i) {
    ThreadOptions options;
    // Weak, for what is shared owns the threads; the thread has begun before the main one goes on.
    options.target = [weak = std::weak_ptr(shared), deeds = threads[i].deeds] {
      const std::shared_ptr<Shared> owned = weak.lock();
      do_all(deeds, *owned);
    };
    if (threads[i].is_named) options.name = "worker";  // they may share the name
    options.daemon = threads[i].is_daemon;
    shared->threads.emplace_back(std::move(options));
  }
  for (std::size_t i = 0; i + 1 < threads.size(); ++i) Thread(shared->threads[i]).start();
  do_all(threads.front().deeds, *shared);
}

std::string RandomProgram::text() const {
  std::string text = fmt::format("queue of {}\n", queue_bound);
  for (const ScriptedThread& thread : threads) {
    text += thread.is_named ? "named" : "unnamed";
    text += thread.is_daemon ? " daemon:" : ":";
    for (const Deed deed : thread.deeds) {
      text += fmt::format(" {}", names[static_cast<std::size_t>(deed)]);
    }
    text += "\n";
  }
  return text;
}

}  // namespace threadlab::check
