#include <threadlab/runtime/os/futex.hpp>
#include <type_traits>

#include "machine.hpp"

// The library's third way to block: on the model's machine.

namespace threadlab::runtime::os {
namespace {

/// The address is all that is used of it: the word may be gone.
const model::Value* value_of(const FutexWord* word) {
  static_assert(std::is_standard_layout_v<FutexWord> && sizeof(FutexWord) == sizeof(model::Value));
  return reinterpret_cast<const model::Value*>(word);
}

}  // namespace

bool futex_wait(const FutexWord& word, std::uint32_t expected, Deadline deadline) {
  return model::wait(*value_of(&word), expected, deadline != never);
}

void futex_wake(const FutexWord* address, int count) { model::wake(value_of(address), count); }

void futex_requeue(const FutexWord* from, std::uint32_t expected, const FutexWord* to) {
  model::requeue(value_of(from), expected, value_of(to));
}

}  // namespace threadlab::runtime::os
