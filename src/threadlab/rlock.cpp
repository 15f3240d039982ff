#include <threadlab/errors.hpp>
#include <threadlab/rlock.hpp>

namespace threadlab {

void RLock::release() {
  const std::uint32_t mine = runtime::self().serial;
  // Only the calling thread writes or removes its own mark, so this look cannot be out of date.
  if (word_.look() != mine) throw RuntimeError("cannot release un-acquired lock");
  --depth_;
  const runtime::Word::State after = depth_ == 0 ? free : mine;
  const auto let_go = [after](runtime::Word::State /*mine*/) noexcept -> runtime::Word::Next {
    return after;
  };
  (void)word_.update(runtime::Operation::rlock_release, 1, let_go);
}

}  // namespace threadlab
