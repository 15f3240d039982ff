#include <threadlab/errors.hpp>
#include <threadlab/rlock.hpp>
#include <threadlab/runtime/lab/dying.hpp>

namespace threadlab {

void RLock::release() {
  const std::uint32_t mine = runtime::self().serial;
  // Only the calling thread writes or removes its own mark, so this look cannot be out of date.
  if (word_.look() != mine) {
    if (runtime::lab::is_dying()) return;
    throw RuntimeError("cannot release un-acquired lock");
  }
  if (--depth_ != 0) {
    (void)word_.read(runtime::Operation::rlock_release_inner);  // a step that changes nothing
    return;
  }
  const auto let_go = [](State /*mine*/) noexcept -> runtime::Word::Next { return free; };
  (void)word_.update(runtime::Operation::rlock_release, 1, let_go);
}

}  // namespace threadlab
