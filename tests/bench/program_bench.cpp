// The program as a shell runs it: from its start to its end.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

#include "families.hpp"

extern char** environ;

namespace threadlab::bench {
namespace {

using Command = std::vector<std::string>;

/// Runs the command with its output thrown away. Throws when it does not end well.
void run_command(const Command& command) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int stream : {1, 2}) {
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_WRONLY, 0);
  }
  pid_t child = 0;
  const int error =
      posix_spawn(&child, arguments.front(), &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  int status = 0;
  if (error != 0 || waitpid(child, &status, 0) != child || status != 0) {
    throw std::runtime_error("could not run " + command.front());
  }
}

Run runs(std::vector<Command> commands) {
  return [commands = std::move(commands)](benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
      for (const Command& command : commands) run_command(command);
    }
  };
}

Command program(std::initializer_list<std::string> arguments) {
  Command command{THREADLAB_BENCH_PROGRAM};
  command.insert(command.end(), arguments);
  return command;
}

std::vector<Command> every_demo_in_lab() {
  std::vector<Command> all;
  for (const char* const demo :
       {"start", "current-thread", "daemon", "join", "enumerate", "local", "queue", "timer",
        "event", "lock", "rlock", "semaphore", "condition", "barrier"}) {
    all.push_back(program({demo, "--lab"}));
  }
  return all;
}

}  // namespace

void add_program_rows(Table& table) {
  const Who ours{.name = "threadlab", .role = Role::ours};
  const auto add_ours = [&](const char* title, std::vector<Command> commands) {
    table.add_row(title, {});
    table.add(title, ours, runs(std::move(commands)));
  };
  constexpr auto version = "Program: `threadlab --version`, beside one that only prints a line";
  add_ours(version, {program({"--version"})});
  table.add(version, {.name = "hello", .role = Role::possible}, runs({{THREADLAB_BENCH_HELLO}}));
  constexpr auto queue = "Program: `threadlab queue --lab`, beside the script in CPython";
  add_ours(queue, {program({"queue", "--lab"})});
#ifdef THREADLAB_BENCH_PYTHON
  table.add(queue, {.name = "CPython"},
            runs({{THREADLAB_BENCH_PYTHON, THREADLAB_BENCH_QUEUE_SCRIPT}}));
#endif
  add_ours("Program: all fourteen demos with --lab, one after another", every_demo_in_lab());
  constexpr auto explore = "Program: `threadlab explore semaphore` by two jobs, beside by one";
  add_ours(explore, {program({"explore", "semaphore", "--jobs", "2"})});
  table.add(explore, {.name = "one job"}, runs({program({"explore", "semaphore", "--jobs", "1"})}));
  add_ours(
      "Program: `threadlab check queue` of a log of CPython's",
      {program({"check", "queue", "--format", "tutorial", THREADLAB_BENCH_LOGS "/queue.1.log"})});
}

}  // namespace threadlab::bench
