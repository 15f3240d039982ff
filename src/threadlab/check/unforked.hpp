#pragma once

// Memory that a scout does not get a copy of: what a fork costs grows with the memory of the
// process.

#include <sys/mman.h>

#include <cstddef>
#include <new>
#include <vector>

namespace threadlab::check {

template <class T>
struct UnforkedAllocator {
  using value_type = T;

  UnforkedAllocator() = default;
  template <class U>
  // NOLINTNEXTLINE(google-explicit-constructor): as the requirements of allocators have it
  UnforkedAllocator(const UnforkedAllocator<U>& /*other*/) {}

  [[nodiscard]] T* allocate(std::size_t count) {
    void* const memory = ::mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE,
                                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    (void)::madvise(memory, count * sizeof(T), MADV_DONTFORK);  // else a fork costs more, no harm
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) { (void)::munmap(memory, count * sizeof(T)); }

  friend bool operator==(const UnforkedAllocator&, const UnforkedAllocator&) = default;
};

template <class T>
using UnforkedVector = std::vector<T, UnforkedAllocator<T>>;

}  // namespace threadlab::check
