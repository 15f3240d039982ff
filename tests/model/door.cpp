#include <cstdlib>
#include <threadlab/runtime/lab/door.hpp>
#include <threadlab/runtime/lab/dying.hpp>

#include "machine.hpp"
#include "stage.hpp"

// What takes the place of the library's own lab: the modelled primitives are in none, as if on
// threads of the operating system.

namespace threadlab::runtime {
namespace {

/// Only a word whose count of sleepers has gone wrong looks as if it belonged to a lab.
[[noreturn]] void refuse() {
  model::claim(false, "the sleepers of a word are as many as are counted");
  std::abort();
}

/// Whether its word is a lock: a region's is the small one that guards it.
constexpr bool is_lock(ObjectKind kind) {
  return kind != ObjectKind::semaphore && kind != ObjectKind::event;
}

}  // namespace

namespace lab {

std::uint32_t enlist(ObjectKind kind, Named /*named*/) {
  if (is_lock(kind)) model::announce_lock();
  return 0;
}
bool take(const Request& /*request*/, Timeout /*timeout*/) { refuse(); }
void take(const Step& /*step*/, FunctionRef<void()> /*action*/) { refuse(); }
void fail(std::string /*failure*/) {}
void touched(ObjectId /*object*/) {}
void show_item(std::uint64_t /*item*/, std::size_t /*room*/) {}
void refuse_to_block() {}
bool is_dying() { return model::is_over(); }

}  // namespace lab
}  // namespace threadlab::runtime
