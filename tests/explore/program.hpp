#pragma once

// A small program for the oracle: threads with straight lists of instructions on a few objects.
//
// It has a text, one thread a line, that is printed when the program fails and can be read back:
//
//     main: a.start b.start lock0.acquire log
//     a: lock0.acquire(1) semaphore0.release
//     b daemon: semaphore0.acquire
//     c timer(2): event0.set
//
// `main` starts the others, which are made before its first instruction. A number in parentheses is
// the instruction's value: a timeout in milliseconds where there is something to wait for.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <threadlab/time.hpp>
#include <vector>

namespace threadlab::oracle {

struct Verb;

struct Instruction {
  static constexpr int absent = -1;

  const Verb* verb = nullptr;
  std::size_t target = 0;  // the number of the object among its kind, or of the thread
  int value = absent;

  [[nodiscard]] Timeout timeout() const {
    return value == absent ? forever : Timeout(std::chrono::milliseconds(value));
  }
  friend bool operator==(const Instruction&, const Instruction&) = default;
};

struct ThreadText {
  bool is_daemon = false;
  int timer = Instruction::absent;  // a Timer with this interval
  std::vector<Instruction> instructions;
};

struct Program {
  std::vector<ThreadText> threads;  // the first is the main thread
};

[[nodiscard]] std::string_view thread_name(std::size_t thread);

[[nodiscard]] std::string to_text(const Program& program);

/// Throws std::invalid_argument, which names what cannot be read.
[[nodiscard]] Program parse(std::string_view text);

/// A random program; its threads have about `room` instructions beside those that start others. The
/// same for the same seed and room, with every compiler and library.
[[nodiscard]] Program generate(std::uint64_t seed, std::size_t room);

}  // namespace threadlab::oracle
