#include <threadlab/runtime/world.hpp>
#include <threadlab/time_left.hpp>

namespace threadlab {

bool TimeLeft::is_over() {
  if (timeout_.is_forever()) return false;
  const Duration now = runtime::world().elapsed();
  if (!end_) {
    const Duration wait = timeout_.duration();
    end_ = wait > Duration::max() - now ? Duration::max() : now + wait;
    return false;
  }
  timeout_ = Timeout(*end_ > now ? *end_ - now : Duration::zero());
  return timeout_.is_no_wait();
}

}  // namespace threadlab
