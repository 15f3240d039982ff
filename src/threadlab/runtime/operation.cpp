#include <array>
#include <cstddef>
#include <threadlab/runtime/operation.hpp>

namespace threadlab::runtime {

std::string_view name(Operation operation) {
  static constexpr std::array names = {
      // In the order of the enumeration.
      std::string_view("Thread"),
      std::string_view("Thread.start"),
      std::string_view("Thread.begin"),
      std::string_view("Thread.started"),
      std::string_view("Thread.finish"),
      std::string_view("Thread.join"),
      std::string_view("Thread.is_alive"),
      std::string_view("Thread.ident"),
      std::string_view("Thread.name"),
      std::string_view("Thread.set_name"),
      std::string_view("Thread.daemon"),
      std::string_view("enumerate"),
      std::string_view("Lock.acquire"),
      std::string_view("Lock.release"),
      std::string_view("Lock.locked"),
      std::string_view("RLock.acquire"),
      std::string_view("RLock.release"),
      std::string_view("RLock.release"),
      std::string_view("RLock.locked"),
      std::string_view("Semaphore.acquire"),
      std::string_view("Semaphore.release"),
      std::string_view("Event.arrive"),
      std::string_view("Event.wait"),
      std::string_view("Event.set"),
      std::string_view("Event.clear"),
      std::string_view("Event.is_set"),
      std::string_view("Condition.wait"),
      std::string_view("Condition.notified"),
      std::string_view("Condition.reacquire"),
      std::string_view("Condition.notify"),
      std::string_view("Barrier.arrive"),
      std::string_view("Barrier.open"),
      std::string_view("Barrier.leave"),
      std::string_view("Barrier.break"),
      std::string_view("Barrier.reset"),
      std::string_view("Barrier.abort"),
      std::string_view("Barrier.read"),
      std::string_view("Queue.put"),
      std::string_view("Queue.get"),
      std::string_view("Queue.task_done"),
      std::string_view("Queue.join"),
      std::string_view("Queue.shutdown"),
      std::string_view("Queue.read"),
      std::string_view("sleep"),
      std::string_view("log"),
      std::string_view("randint"),
      std::string_view("Shared.read"),
      std::string_view("Shared.write"),
      std::string_view("word.read"),
      std::string_view("word.write"),
      std::string_view("word.end"),
      std::string_view("futex.wait"),
      std::string_view("futex.wake"),
      std::string_view("futex.requeue"),
      std::string_view("futex.asleep"),
      std::string_view("threading._shutdown"),
      std::string_view("program end"),
  };
  static_assert(names.size() == operation_count);
  return names[static_cast<std::size_t>(operation)];
}

}  // namespace threadlab::runtime
