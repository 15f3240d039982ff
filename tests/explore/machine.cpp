#include "machine.hpp"

#include <threadlab/logging.hpp>

#include "verbs.hpp"

namespace threadlab::oracle {
namespace {

template <class Objects, class... Args>
void make(Objects& objects, std::size_t number, Args&&... args) {
  auto& object = objects.at(number);
  if (!object) object.emplace(std::forward<Args>(args)...);
}

}  // namespace

Machine::Machine(const Program& program) : program_(program) {
  for (const ThreadText& thread : program.threads) {
    for (const Instruction& instruction : thread.instructions) make_object(instruction);
  }
  threads.push_back(main_thread());
  timers.resize(program.threads.size());
  for (std::size_t thread = 1; thread != program.threads.size(); ++thread) make_thread(thread);
}

void Machine::make_object(const Instruction& instruction) {
  const std::size_t number = instruction.target;
  switch (instruction.verb->kind) {
    case Kind::lock:
      return make(locks, number);
    case Kind::rlock:
      return make(rlocks, number);
    case Kind::semaphore:
      if (number != semaphores.size()) return make(semaphores, number, static_cast<int>(number));
      if (!bounded) bounded.emplace(1);
      return;
    case Kind::event:
      return make(events, number);
    case Kind::condition:
      return make_condition(number);
    case Kind::barrier:
      return make_barrier(number);
    case Kind::queue:
      return make(queues, number, number == 0 ? 1 : 0);
    case Kind::lifo:
      return make(lifos, number, 2);
    case Kind::priority:
      return make(priorities, number, 1);
    case Kind::simple:
      return make(simples, number);
    case Kind::none:
    case Kind::thread:
      return;
  }
}

void Machine::make_condition(std::size_t number) {
  if (number == 0) return make(conditions, number);
  if (number == 2) {
    make(rlocks, 0);
    return make(conditions, number, *rlocks[0]);
  }
  make(locks, 0);
  make(conditions, number, *locks[0]);
}

void Machine::make_barrier(std::size_t number) {
  switch (number) {
    case 1:
      return make(barriers, number, 3);
    case 2:
      return make(barriers, number, 2, [] { logging::info("action"); });
    case 3:
      return make(barriers, number, 2, [] { throw Raised(); });
    default:
      return make(barriers, number, 2);
  }
}

void Machine::make_thread(std::size_t number) {
  const ThreadText& text = program_.threads[number];
  const auto target = [this, number] { run(number); };
  if (text.timer == Instruction::absent) {
    threads.emplace_back(ThreadOptions{
        .target = target, .name = std::string(thread_name(number)), .daemon = text.is_daemon});
    return;
  }
  Timer& timer = timers[number].emplace(std::chrono::milliseconds(text.timer), target);
  if (text.is_daemon) timer.set_daemon(true);
  threads.push_back(timer);
}

void Machine::run(std::size_t thread) {
  std::string notes;
  for (const Instruction& instruction : program_.threads[thread].instructions) {
    take(instruction, notes);
  }
  if (!notes.empty()) logging::info("{}", notes);
}

void Machine::take(const Instruction& instruction, std::string& notes) {
  static const Verb* const log = find_verb(Kind::none, "log");
  if (instruction.verb == log) {
    logging::info("{}", notes);
    notes.clear();
    return;
  }
  std::string note;
  try {
    note = instruction.verb->act(*this, instruction);
  } catch (const Raised&) {
    if (instruction.verb->kind == Kind::none) throw;
    note = "raised";
  } catch (const std::exception& error) {
    note = error.what();
  }
  if (!note.empty()) notes += (notes.empty() ? "" : " ") + note;
}

}  // namespace threadlab::oracle
