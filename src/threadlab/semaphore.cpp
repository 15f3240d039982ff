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

void SemaphoreCore::refuse_count() { throw ValueError("n must be one or more"); }

}  // namespace detail

void Semaphore::refuse_release() { throw ValueError("semaphore value too large"); }

void BoundedSemaphore::refuse_release() { throw ValueError("Semaphore released too many times"); }

}  // namespace threadlab
