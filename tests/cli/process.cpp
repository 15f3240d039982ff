#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace threadlab::cli {
namespace {

void check(int result, const char* what) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), what);
}

struct Pipe {
  int read_end = -1;
  int write_end = -1;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  check(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
  return {ends[0], ends[1]};
}

void close_end(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

void fill(const Pipe& pipe) {
  const std::string block(4096, 'x');
  const int flags = ::fcntl(pipe.write_end, F_GETFL);
  check(::fcntl(pipe.write_end, F_SETFL, flags | O_NONBLOCK), "fcntl");
  while (::write(pipe.write_end, block.data(), block.size()) > 0) {
  }
  check(::fcntl(pipe.write_end, F_SETFL, flags), "fcntl");
}

pid_t spawn_shell(const std::string& command, int out, int err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  std::string script = "threadlab=" THREADLAB_PROGRAM " failing=" FAILING_PROGRAM
                       " cpython_logs=" CPYTHON_LOGS "; " +
                       command;
  std::string shell = "/bin/sh";
  std::string option = "-c";
  const std::array<char*, 4> arguments{shell.data(), option.data(), script.data(), nullptr};
  pid_t pid = -1;
  const int error =
      ::posix_spawn(&pid, shell.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::system_error(error, std::generic_category(), "posix_spawn");
  return pid;
}

/// Appends what there is to read, and closes the stream at its end.
void read_some(int& descriptor, std::string& text) {
  std::array<char, 65536> block{};
  const ssize_t size = ::read(descriptor, block.data(), block.size());
  if (size > 0) text.append(block.data(), static_cast<std::size_t>(size));
  if (size <= 0) close_end(descriptor);
}

/// The mask of signals that the process blocks, as /proc shows it.
unsigned long long blocked_signals(pid_t pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("SigBlk:")) return std::stoull(line.substr(line.find('\t')), nullptr, 16);
  }
  throw std::runtime_error("the process is gone");
}

}  // namespace

Process::Process(const std::string& command, Reader reader) : reader_(reader) {
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  if (reader == Reader::nobody) close_end(out.read_end);
  if (reader == Reader::a_sleeper) fill(out);
  pid_ = spawn_shell(command, out.write_end, err.write_end);
  close_end(out.write_end);
  close_end(err.write_end);
  out_ = out.read_end;
  err_ = err.read_end;
}

Process::~Process() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  close_end(out_);
  close_end(err_);
}

void Process::read_line() {
  const std::size_t begin = outcome_.out.size();
  while (out_ >= 0 && outcome_.out.find('\n', begin) == std::string::npos) {
    read_some(out_, outcome_.out);
  }
}

void Process::wait_until_it_waits_for_signals() const {
  while ((blocked_signals(pid_) >> (SIGTERM - 1) & 1U) == 0) ::sched_yield();
}

void Process::send(int signal) const { check(::kill(pid_, signal), "kill"); }

Outcome Process::wait() {
  const bool reads = reader_ != Reader::a_sleeper;
  while ((reads && out_ >= 0) || err_ >= 0) {
    // poll() passes over a descriptor that is negative, as a closed one is here
    std::array<pollfd, 2> streams{{{reads ? out_ : -1, POLLIN, 0}, {err_, POLLIN, 0}}};
    check(::poll(streams.data(), streams.size(), -1), "poll");
    if (streams[0].revents != 0) read_some(out_, outcome_.out);
    if (streams[1].revents != 0) read_some(err_, outcome_.err);
  }
  int status = 0;
  check(::waitpid(pid_, &status, 0), "waitpid");
  pid_ = -1;
  outcome_.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return outcome_;
}

}  // namespace threadlab::cli
