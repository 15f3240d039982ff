#pragma once

#include <cstdint>
#include <string_view>

namespace threadlab::runtime {

/// What an object is, for its name in a lab: "lock-2".
enum class ObjectKind : std::uint8_t {
  lock,
  rlock,
  semaphore,
  event,
  condition,
  barrier,
  queue,
  sorted_queue,  // what is put first need not be got first
  thread,
  threads,  // the registry of living threads
  names,    // the counter of default names
  log,
  shared,
};

[[nodiscard]] constexpr std::string_view name(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::lock:
      return "lock";
    case ObjectKind::rlock:
      return "rlock";
    case ObjectKind::semaphore:
      return "semaphore";
    case ObjectKind::event:
      return "event";
    case ObjectKind::condition:
      return "condition";
    case ObjectKind::barrier:
      return "barrier";
    case ObjectKind::queue:
      return "queue";
    case ObjectKind::sorted_queue:
      return "sorted-queue";
    case ObjectKind::thread:
      return "thread";
    case ObjectKind::threads:
      return "threads";
    case ObjectKind::names:
      return "names";
    case ObjectKind::log:
      return "log";
    case ObjectKind::shared:
      return "shared";
  }
  return "object";
}

}  // namespace threadlab::runtime
