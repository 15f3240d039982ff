#include <sys/mman.h>

#include <new>
#include <threadlab/runtime/lab/overflow.hpp>
#include <threadlab/runtime/lab/sanitizers.hpp>
#include <threadlab/runtime/lab/stack.hpp>

namespace threadlab::runtime::lab {
namespace {

constexpr std::size_t guard_size = 64 * std::size_t{1024};  // a large frame does not step over it
constexpr std::size_t stack_size = 256 * std::size_t{1024};

}  // namespace

bool Stack::guards(const void* address) const {
  const char* const place = static_cast<const char*>(address);
  return bottom != nullptr && place >= bottom - guard_size && place < bottom;
}

StackPool::StackPool() { report_overflows(); }

StackPool::~StackPool() {
  for (const Stack& stack : free_) munmap(stack.bottom - guard_size, stack.size + guard_size);
}

Stack StackPool::take() {
  if (!free_.empty()) {
    const Stack stack = free_.back();
    free_.pop_back();
    return stack;
  }
  free_.reserve(free_.capacity() + 1);  // giving it back must not fail
  void* const memory = mmap(nullptr, guard_size + stack_size, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  mprotect(memory, guard_size, PROT_NONE);
  return {.bottom = static_cast<char*>(memory) + guard_size, .size = stack_size};
}

void StackPool::give_back(Stack stack) {
  // A fiber that was abandoned left its frames' red zones behind.
  sanitizers::unpoison(stack.bottom, stack.size);
  free_.push_back(stack);
}

}  // namespace threadlab::runtime::lab
