#include <unistd.h>

#include <chrono>
#include <cli/exit_codes.hpp>
#include <cli/signals.hpp>
#include <csignal>
#include <future>
#include <system_error>
#include <thread>
#include <utility>

namespace threadlab::cli {
namespace {

bool is_ignored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

sigset_t signals_to_end_on() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM}) {
    if (!is_ignored(signal)) sigaddset(&signals, signal);
  }
  return signals;
}

/// Calls `end`, but waits no longer for it than nobody would notice: it may hang in a write to a
/// pipe that nobody empties.
void try_to_end(const std::function<void(int)>& end, int exit_code) {
  constexpr std::chrono::milliseconds unnoticed(50);
  std::promise<void> tried;
  std::thread([&] {
    end(exit_code);
    tried.set_value();
  }).detach();
  tried.get_future().wait_for(unnoticed);
}

[[noreturn]] void wait_and_end(const sigset_t& signals, const std::function<void(int)>& end) {
  int signal = 0;
  sigwait(&signals, &signal);  // fails only for a set without signals, and then at once
  const int exit_code = static_cast<int>(ExitCode::by_signal) + signal;
  try {
    try_to_end(end, exit_code);
  } catch (const std::system_error&) {
    ::_exit(exit_code);  // no thread to be had
  }
  ::_exit(exit_code);
}

}  // namespace

void end_on_signals(std::function<void(int)> end) {
  const sigset_t signals = signals_to_end_on();
  if (sigismember(&signals, SIGINT) == 0 && sigismember(&signals, SIGTERM) == 0) return;
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  try {
    std::thread([signals, end = std::move(end)] { wait_and_end(signals, end); }).detach();
  } catch (const std::system_error&) {
    // No thread to be had: then the signals do what they do by themselves, which ends the program.
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  }
}

namespace {

constinit std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // a signal handler sets it

}  // namespace

const std::atomic<bool>& note_interrupts() {
  struct sigaction action {};
  action.sa_handler = [](int /*signal*/) { interrupted.store(true); };
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  for (const int signal : {SIGINT, SIGTERM}) {
    if (!is_ignored(signal)) sigaction(signal, &action, nullptr);
  }
  return interrupted;
}

void ignore_broken_pipes() {
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &ignore, nullptr);
}

}  // namespace threadlab::cli
