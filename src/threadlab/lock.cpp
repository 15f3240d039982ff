#include <threadlab/errors.hpp>
#include <threadlab/lock.hpp>

namespace threadlab {

void Lock::release() {
  const auto let_go = [](runtime::Word::State state) noexcept -> runtime::Word::Next {
    if (state == free) return std::nullopt;
    return free;
  };
  if (!word_.update(runtime::Operation::lock_release, 1, let_go)) {
    throw RuntimeError("release unlocked lock");
  }
}

}  // namespace threadlab
