#include <threadlab/errors.hpp>
#include <threadlab/rlock.hpp>
#include <threadlab/runtime/lab/dying.hpp>

namespace threadlab {

void RLock::refuse_release() {
  if (runtime::lab::is_dying()) return;
  throw RuntimeError("cannot release un-acquired lock");
}

}  // namespace threadlab
