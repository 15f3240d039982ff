#include <limits>
#include <threadlab/errors.hpp>
#include <threadlab/semaphore.hpp>

namespace threadlab {
namespace {

runtime::Word::State checked(int value) {
  if (value < 0) throw ValueError("semaphore initial value must be >= 0");
  return static_cast<runtime::Word::State>(value);
}

}  // namespace

namespace detail {

SemaphoreCore::SemaphoreCore(int value, Named named)
    : word_(runtime::ObjectKind::semaphore, checked(value), named) {}

bool SemaphoreCore::add(int n, State limit) {
  if (n < 1) throw ValueError("n must be one or more");
  // Unsigned, so that neither the sum nor the comparison can overflow: both are below 2^31.
  const auto more = static_cast<State>(n);
  const auto add_some = [=](State value) noexcept -> runtime::Word::Next {
    if (more > limit || value > limit - more) return std::nullopt;
    return value + more;
  };
  return word_.update(runtime::Operation::semaphore_release, n, add_some);
}

}  // namespace detail

void Semaphore::release(int n) {
  if (!add(n, std::numeric_limits<int>::max())) throw ValueError("semaphore value too large");
}

void BoundedSemaphore::release(int n) {
  if (!add(n, initial_)) throw ValueError("Semaphore released too many times");
}

}  // namespace threadlab
