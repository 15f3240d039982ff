#include <threadlab/runtime/world.hpp>
#include <threadlab/sleep.hpp>

namespace threadlab::runtime {

void sleep(Duration duration) { world().sleep(duration); }

}  // namespace threadlab::runtime
