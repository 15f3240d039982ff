#include <array>
#include <threadlab/explore/footprint.hpp>

namespace threadlab::explore {
namespace {

using runtime::Operation;
using runtime::Step;

constexpr std::uint8_t first = 1;
constexpr std::uint8_t second = 2;
constexpr std::uint8_t third = 4;
constexpr std::uint8_t fourth = 8;

constexpr Access reads(std::uint8_t aspects) { return {.read = aspects, .write = 0}; }
constexpr Access writes(std::uint8_t aspects) { return {.read = 0, .write = aspects}; }

// The aspects of a thread.
constexpr std::uint8_t beginning = first;
constexpr std::uint8_t ending = second;
constexpr std::uint8_t name = third;
constexpr std::uint8_t daemon = fourth;

// The aspects of the registry: who is in it, and in which order they started.
constexpr std::uint8_t members = first;
constexpr std::uint8_t starts = second;

// The aspects of a queue.
constexpr std::uint8_t items = first;
constexpr std::uint8_t unfinished = second;

// The aspects of a word in a model check.
constexpr std::uint8_t contents = first;
constexpr std::uint8_t sleepers = second;

/// What the action does to the step's first object.
constexpr Access on_object(Operation operation) {
  switch (operation) {
    case Operation::thread_start:
    case Operation::thread_begin:
      return writes(beginning);
    case Operation::thread_finish:
      return writes(ending);
    case Operation::thread_started:
    case Operation::thread_ident:
      return reads(beginning);
    case Operation::thread_join:
    case Operation::thread_is_alive:
      return reads(beginning | ending);
    case Operation::thread_name:
      return reads(name);
    case Operation::thread_set_name:
      return writes(name);
    case Operation::thread_daemon:
      return reads(beginning) | writes(daemon);
    case Operation::enumerate:
      return writes(members) | reads(starts);
    case Operation::lock_locked:
    case Operation::rlock_locked:
    case Operation::event_arrive:
    case Operation::event_wait:
    case Operation::event_is_set:
    case Operation::barrier_leave:  // in an order that nobody sees
    case Operation::barrier_read:
    case Operation::shared_read:
      return reads(first);
    case Operation::condition_notified:  // depends on the notify that freed it, not on the list
    case Operation::rlock_release_inner:
    case Operation::sleep:
    case Operation::randint:
    case Operation::program_end:
      return {};
    case Operation::queue_put:
    case Operation::queue_shutdown:
      return writes(items | unfinished);
    case Operation::queue_get:
      return writes(items);
    case Operation::queue_read:
      return reads(items);
    case Operation::queue_task_done:
      return writes(unfinished);
    case Operation::queue_join:
      return reads(unfinished);
    case Operation::word_read:
      return reads(contents);
    case Operation::word_write:
    case Operation::word_end:
      return writes(contents);
    case Operation::futex_wait:
    case Operation::futex_requeue:
      return reads(contents) | writes(sleepers);
    case Operation::futex_wake:
      return writes(sleepers);
    case Operation::futex_asleep:
      return reads(sleepers);
    default:
      return writes(first);
  }
}

constexpr Access on_other(Operation operation) {
  switch (operation) {
    case Operation::thread_start:
      return reads(members) | writes(starts);
    case Operation::thread_finish:
      return reads(members);
    case Operation::condition_wait:
    case Operation::condition_notified:
      return writes(first);  // the lock
    case Operation::log:
      return reads(name);
    case Operation::futex_requeue:
      return writes(sleepers);
    default:
      return {};
  }
}

struct Accesses {
  Access on_object;
  Access on_other;
};

/// What each operation does, by its number.
constexpr auto accesses = [] {
  std::array<Accesses, runtime::operation_count> all{};
  for (std::size_t i = 0; i != all.size(); ++i) {
    const auto operation = static_cast<Operation>(i);
    all[i] = {.on_object = on_object(operation), .on_other = on_other(operation)};
  }
  return all;
}();

const Accesses& accesses_of(Operation operation) {
  return accesses[static_cast<std::size_t>(operation)];
}

/// What the end of a wait by its timeout does: most leave everything as it was, having seen that
/// the guard did not hold.
Footprint of_timeout(const Step& step) {
  Footprint result{.object = step.object};
  switch (step.operation) {
    case Operation::condition_notified:  // leaves the line
    case Operation::barrier_leave:       // breaks it for all
      result.on_object = writes(first);
      break;
    default:
      result.on_object = reads(accesses_of(step.operation).on_object.all());
  }
  return result;
}

Footprint of_action(const Step& step, Observe observe) {
  const bool is_unseen = step.operation == Operation::log && observe == Observe::state;
  return {.object = step.object,
          .other = step.other,
          .on_object = is_unseen ? Access{} : accesses_of(step.operation).on_object,
          .on_other = accesses_of(step.operation).on_other,
          .ends_program = step.operation == Operation::program_end};
}

}  // namespace

Footprint footprint_of(const Step& step, bool times_out, Observe observe) {
  return times_out ? of_timeout(step) : of_action(step, observe);
}

Footprint footprint_of(const runtime::lab::LabThread& thread, Observe observe) {
  const Step& step = thread.request->step;
  Footprint result = of_action(step, observe);
  if (thread.deadline != runtime::lab::at_no_time) {
    result.on_object = result.on_object | of_timeout(step).on_object;
  }
  return result;
}

bool is_private(Operation operation) {
  switch (operation) {
    case Operation::sleep:
    case Operation::thread_begin:
    case Operation::thread_started:
    case Operation::thread_name:
    case Operation::rlock_release_inner:
    case Operation::shared_read:  // a lock is held, or a race is found
    case Operation::shared_write:
      return true;
    default:
      return false;
  }
}

bool conflict(const Footprint& a, const Footprint& b) {
  if (a.ends_program || b.ends_program) return true;
  if (a.object != 0 && conflict(a.on_object, b.on(a.object))) return true;
  return a.other != 0 && conflict(a.on_other, b.on(a.other));
}

}  // namespace threadlab::explore
