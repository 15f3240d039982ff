#pragma once

// Memory that is not copied when a scout is sent: what a fork costs grows with what is copied.

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <new>
#include <vector>

namespace threadlab::check {

/// What a scout has of some memory.
enum class InScouts : std::uint8_t {
  missing,  // a scout that looks at it dies of that
  shared,   // it is the sender's, too: a scout must not write to what may move
};

inline void* map_memory(std::size_t bytes, InScouts in_scouts) {
  const int sharing = in_scouts == InScouts::shared ? MAP_SHARED : MAP_PRIVATE;
  void* const memory =
      ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, sharing | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  if (in_scouts == InScouts::missing) {
    (void)::madvise(memory, bytes, MADV_DONTFORK);  // else a fork costs more, no harm
  }
  return memory;
}

template <class T>
struct UnforkedAllocator {
  using value_type = T;

  UnforkedAllocator() = default;
  template <class U>
  // NOLINTNEXTLINE(google-explicit-constructor): as the requirements of allocators have it
  UnforkedAllocator(const UnforkedAllocator<U>& /*other*/) {}

  [[nodiscard]] T* allocate(std::size_t count) {
    return static_cast<T*>(map_memory(count * sizeof(T), InScouts::missing));
  }
  void deallocate(T* memory, std::size_t count) { (void)::munmap(memory, count * sizeof(T)); }

  friend bool operator==(const UnforkedAllocator&, const UnforkedAllocator&) = default;
};

/// Missing in scouts.
template <class T>
using UnforkedVector = std::vector<T, UnforkedAllocator<T>>;

/// For what consists of many small parts.
class UnforkedMemory final : public std::pmr::memory_resource {
 public:
  explicit UnforkedMemory(InScouts in_scouts) : pages_(in_scouts) {}

 private:
  class Pages final : public std::pmr::memory_resource {
   public:
    explicit Pages(InScouts in_scouts) : in_scouts_(in_scouts) {}

   private:
    void* do_allocate(std::size_t bytes, std::size_t /*alignment*/) override {
      return map_memory(bytes, in_scouts_);
    }
    void do_deallocate(void* memory, std::size_t bytes, std::size_t /*alignment*/) override {
      (void)::munmap(memory, bytes);
    }
    [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
      return this == &other;
    }

    const InScouts in_scouts_;
  };

  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    return parts_.allocate(bytes, alignment);
  }
  void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override {
    parts_.deallocate(memory, bytes, alignment);
  }
  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }

  static constexpr std::size_t first_chunk = std::size_t{256} * 1024;  // few, for forks

  Pages pages_;
  std::pmr::monotonic_buffer_resource chunks_{first_chunk, &pages_};
  std::pmr::unsynchronized_pool_resource parts_{&chunks_};
};

}  // namespace threadlab::check
