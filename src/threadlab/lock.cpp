#include <threadlab/errors.hpp>
#include <threadlab/lock.hpp>

namespace threadlab {

void Lock::refuse_release() { throw RuntimeError("release unlocked lock"); }

}  // namespace threadlab
