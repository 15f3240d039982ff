#pragma once

// The program under test, as a shell runs it.
//
//     Process process("exec $threadlab daemon");
//     process.read_line();
//     process.send(SIGINT);
//     EXPECT_EQ(process.wait().exit_code, 130);

#include <sys/types.h>

#include <string>

namespace threadlab::cli {

struct Outcome {
  int exit_code = 0;  ///< negative: the signal that killed it
  std::string out;
  std::string err;
};

/// Who reads the standard output.
enum class Reader {
  the_test,
  nobody,     ///< the other end of the pipe is closed
  a_sleeper,  ///< the pipe is full and stays so
};

class Process {
 public:
  /// Has /bin/sh carry out `command`, in which $threadlab is the program, and $failing the same
  /// with the demos of failing_program.cpp; $cpython_logs is the directory of DEMO.N.log, as
  /// CPython printed them.
  explicit Process(const std::string& command, Reader reader = Reader::the_test);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Blocks until the process has written a line more, which stays a part of the outcome.
  void read_line();

  /// Blocks until the process takes SIGTERM in a way of its own.
  void wait_until_it_waits_for_signals() const;

  void send(int signal) const;

  /// Reads both streams to their ends and waits for the end of the process.
  Outcome wait();

 private:
  Reader reader_;
  pid_t pid_ = -1;
  int out_ = -1;  // our ends of its streams
  int err_ = -1;
  Outcome outcome_;
};

}  // namespace threadlab::cli
