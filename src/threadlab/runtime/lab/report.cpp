#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <threadlab/runtime/lab/report.hpp>
#include <threadlab/runtime/thread_state.hpp>

namespace threadlab::runtime::lab {
namespace {

std::string thread_name(const LabThread& thread) { return thread.self.thread->name; }

/// The lock that the thread needs, if it waits for one.
std::optional<ObjectId> needed_lock(const LabThread& thread) {
  if (thread.has_finished()) return std::nullopt;
  const Step& step = thread.request->step;
  switch (step.operation) {
    case Operation::lock_acquire:
    case Operation::rlock_acquire:
    case Operation::condition_reacquire:
      return step.object;
    default:
      return std::nullopt;
  }
}

const LabThread* holder_of_need(const Lab& lab, const LabThread& thread) {
  const std::optional<ObjectId> lock = needed_lock(thread);
  return lock ? lab.objects()[*lock].holder : nullptr;
}

/// Whose end a join waits for.
const LabThread* joined_thread(const Lab& lab, const LabThread& thread) {
  if (thread.has_finished()) return nullptr;
  if (thread.request->step.operation != Operation::thread_join) return nullptr;
  const auto found = std::ranges::find_if(lab.threads(), [&](const LabThread* other) {
    return other->self.thread->region.lab_object() == thread.request->step.object;
  });
  return found == lab.threads().end() ? nullptr : *found;
}

/// Who could let the thread go on: by a release, or by its end.
const LabThread* awaited_thread(const Lab& lab, const LabThread& thread) {
  const LabThread* const holder = holder_of_need(lab, thread);
  return holder != nullptr ? holder : joined_thread(lab, thread);
}

/// What would have let the step be taken, where no thread holds it.
std::string_view what_never_came(Operation operation) {
  switch (operation) {
    case Operation::condition_notified:
      return "no notify came after its wait";
    case Operation::event_wait:
      return "nobody set it";
    case Operation::semaphore_acquire:
      return "no release came";
    case Operation::queue_get:
      return "nothing was put";
    case Operation::queue_put:
      return "nothing was taken out";
    case Operation::queue_join:
      return "a task_done is missing";
    case Operation::barrier_arrive:
    case Operation::barrier_leave:
      return "not all parties came";
    case Operation::thread_join:
      return "the thread has not finished";
    case Operation::program_join:
      return "not all threads have finished";
    default:
      return "nothing let it go on";
  }
}

std::string object_of_step(const Lab& lab, const LabThread& thread) {
  if (const LabThread* const joined = joined_thread(lab, thread)) {
    return " on " + thread_name(*joined);
  }
  const auto [operation, object, other, gate] = thread.request->step;
  if (operation == Operation::program_join) return {};
  return object == 0 ? "" : " on " + lab.objects().name(object);
}

std::string reason(const Lab& lab, const LabThread& thread, Detail detail) {
  const LabThread* const holder = holder_of_need(lab, thread);
  if (holder == nullptr) return std::string(what_never_came(thread.request->step.operation));
  const Object& lock = lab.objects()[*needed_lock(thread)];
  std::string held = "held by " + (holder == &thread ? "itself" : thread_name(*holder));
  if (detail == Detail::without_lines) return held;
  if (lock.held_since_line == 0) return held + " since before the first log line";
  return held + fmt::format(" since log line {}", lock.held_since_line);
}

std::string line_of(const Lab& lab, const LabThread& thread, bool with_reason, Detail detail) {
  std::string line = fmt::format("  {}{}: {}{}", thread_name(thread),
                                 thread.self.thread->daemon ? " (daemon)" : "",
                                 name(thread.request->step.operation), object_of_step(lab, thread));
  if (with_reason && !thread.can_step()) line += ", " + reason(lab, thread, detail);
  return line + "\n";
}

/// Each waits for the next, the last for the first; empty when none do.
std::vector<const LabThread*> find_cycle(const Lab& lab, const std::vector<LabThread*>& threads) {
  for (const LabThread* const start : threads) {
    std::vector<const LabThread*> path;
    for (const LabThread* at = start; at != nullptr; at = awaited_thread(lab, *at)) {
      const auto seen = std::ranges::find(path, at);
      if (seen != path.end()) return {seen, path.end()};
      path.push_back(at);
    }
  }
  return {};
}

std::string cycle_text(const Lab& lab, const std::vector<LabThread*>& threads) {
  const std::vector<const LabThread*> cycle = find_cycle(lab, threads);
  if (cycle.empty()) return {};
  std::string text;
  for (std::size_t i = 0; i != cycle.size(); ++i) {
    const std::string next = thread_name(*cycle[(i + 1) % cycle.size()]);
    const std::optional<ObjectId> lock = needed_lock(*cycle[i]);
    text +=
        fmt::format("{}{} waits for {}", i == 0 ? "The cycle: " : "; ", thread_name(*cycle[i]),
                    lock ? lab.objects().name(*lock) + ", held by " + next : "the end of " + next);
  }
  return text + ".\n";
}

}  // namespace

std::string describe(const Lab& lab, Outcome outcome, Detail detail) {
  if (outcome == Outcome::finished) return {};
  std::vector<LabThread*> threads = lab.threads();
  std::ranges::sort(threads, {}, &LabThread::number);
  if (outcome == Outcome::broken) return lab.failure() + "\n";
  const bool is_deadlock = outcome == Outcome::deadlock;
  std::string text =
      is_deadlock ? "deadlock: no thread can go on, and none ever will\n"
                  : fmt::format("gave up after {} steps; the threads stood at\n", lab.steps());
  for (const LabThread* const thread : threads) text += line_of(lab, *thread, is_deadlock, detail);
  if (is_deadlock) text += cycle_text(lab, threads);
  return text;
}

}  // namespace threadlab::runtime::lab
