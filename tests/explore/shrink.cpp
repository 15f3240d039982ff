#include <algorithm>

#include "oracle.hpp"
#include "verbs.hpp"

namespace threadlab::oracle {
namespace {

/// Without the thread, and without what is done to it.
Program without_thread(Program program, std::size_t thread) {
  program.threads.erase(program.threads.begin() + static_cast<std::ptrdiff_t>(thread));
  for (ThreadText& text : program.threads) {
    std::erase_if(text.instructions, [&](const Instruction& instruction) {
      return instruction.verb->kind == Kind::thread && instruction.target == thread;
    });
    for (Instruction& instruction : text.instructions) {
      const bool moves = instruction.verb->kind == Kind::thread && instruction.target > thread;
      if (moves) --instruction.target;
    }
  }
  return program;
}

/// Every program that is a little smaller.
std::vector<Program> smaller(const Program& program) {
  std::vector<Program> result;
  for (std::size_t thread = 1; thread != program.threads.size(); ++thread) {
    result.push_back(without_thread(program, thread));
  }
  for (std::size_t thread = 0; thread != program.threads.size(); ++thread) {
    const ThreadText& text = program.threads[thread];
    for (std::size_t i = 0; i != text.instructions.size(); ++i) {
      Program& less = result.emplace_back(program);
      std::vector<Instruction>& list = less.threads[thread].instructions;
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (text.is_daemon) result.emplace_back(program).threads[thread].is_daemon = false;
    if (text.timer != Instruction::absent) {
      result.emplace_back(program).threads[thread].timer = Instruction::absent;
    }
  }
  return result;
}

}  // namespace

Program shrunk(Program program, const OracleOptions& options) {
  for (;;) {
    std::vector<Program> candidates = smaller(program);
    const auto found = std::ranges::find_if(candidates, [&](const Program& candidate) {
      return !judge(candidate, options).complaint.empty();
    });
    if (found == candidates.end()) return program;
    program = std::move(*found);
  }
}

}  // namespace threadlab::oracle
