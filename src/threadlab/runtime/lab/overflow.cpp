#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csignal>
#include <cstddef>
#include <string_view>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/lab/overflow.hpp>
#include <threadlab/runtime/thread_state.hpp>
#include <vector>

namespace threadlab::runtime::lab {
namespace {

using Action = struct sigaction;

constexpr std::size_t handlers_stack_size = 64 * std::size_t{1024};

/// What was there before: set once, ahead of the handler.
constinit Action action_on_segv{};
constinit Action action_on_bus{};

Action& action_before(int signal) { return signal == SIGSEGV ? action_on_segv : action_on_bus; }

/// A line of bounded length, which a signal handler may make and write.
class Line {
 public:
  Line& operator<<(std::string_view text) {
    const std::size_t count = std::min(text.size(), text_.size() - size_);
    std::copy_n(text.data(), count, text_.data() + size_);
    size_ += count;
    return *this;
  }

  Line& operator<<(std::size_t number) {
    std::array<char, 20> digits;
    const char* const end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    return *this << std::string_view(digits.begin(), end);
  }

  void write_to_stderr() const { [[maybe_unused]] const auto n = write(2, text_.data(), size_); }

 private:
  std::array<char, 512> text_;
  std::size_t size_ = 0;
};

/// The running thread of a lab, if an access to `address` means that its stack has overflowed.
const LabThread* overflowed_at(const void* address) {
  const LabThread* const thread = calling_thread == nullptr ? nullptr : calling_thread->lab_thread;
  const bool has_stack = thread != nullptr && thread->fiber.has_value();
  return has_stack && thread->fiber->stack().guards(address) ? thread : nullptr;
}

void report(const LabThread& thread) {
  constexpr std::size_t longest_name = 200;
  Line line;
  line << "threadlab: the stack of thread \""
       << std::string_view(thread.self.thread->name).substr(0, longest_name)
       << "\" has overflowed (" << thread.fiber->stack().size / 1024
       << " KiB in the lab): let it recurse less deeply, and keep large objects off the stack\n";
  line.write_to_stderr();
}

void pass_on(const Action& before, int signal, siginfo_t* info, void* context) {
  if ((before.sa_flags & SA_SIGINFO) != 0) {
    before.sa_sigaction(signal, info, context);
  } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
    before.sa_handler(signal);
  } else {
    sigaction(signal, &before, nullptr);
    const bool comes_again_by_itself = info->si_code > 0;
    if (!comes_again_by_itself) (void)raise(signal);
  }
}

// Async-signal-safe, as all that it calls.
void on_fault(int signal, siginfo_t* info, void* context) {
  if (const LabThread* const thread = overflowed_at(info->si_addr)) {
    report(*thread);
    pass_on(Action{}, signal, info, context);
  } else {
    pass_on(action_before(signal), signal, info, context);
  }
}

void handle(int signal) {
  sigaction(signal, nullptr, &action_before(signal));
  Action action{};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigaction(signal, &action, nullptr);
}

void install_handler_once() {
  [[maybe_unused]] static const bool is_installed = [] {
    handle(SIGSEGV);
    handle(SIGBUS);
    return true;
  }();
}

/// Where the signal handlers of an OS thread run, for its stack may be the full one.
class HandlersStack {
 public:
  HandlersStack() {
    stack_t current{};
    sigaltstack(nullptr, &current);
    if ((current.ss_flags & SS_DISABLE) == 0) return;  // it has one already
    memory_.resize(handlers_stack_size);
    const stack_t ours{.ss_sp = memory_.data(), .ss_flags = 0, .ss_size = memory_.size()};
    sigaltstack(&ours, nullptr);
  }
  ~HandlersStack() {
    stack_t current{};
    sigaltstack(nullptr, &current);
    if (memory_.empty() || current.ss_sp != memory_.data()) return;
    const stack_t none{.ss_sp = nullptr, .ss_flags = SS_DISABLE, .ss_size = 0};
    sigaltstack(&none, nullptr);
  }
  HandlersStack(const HandlersStack&) = delete;
  HandlersStack& operator=(const HandlersStack&) = delete;

 private:
  std::vector<std::byte> memory_;
};

}  // namespace

void report_overflows() {
  install_handler_once();
  [[maybe_unused]] thread_local const HandlersStack handlers_stack;
}

}  // namespace threadlab::runtime::lab
