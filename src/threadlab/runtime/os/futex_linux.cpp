#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <ctime>
#include <threadlab/runtime/os/futex.hpp>

namespace threadlab::runtime::os {
namespace {

static_assert(sizeof(FutexWord) == sizeof(std::uint64_t) && FutexWord::is_always_lock_free);

/// The kernel compares 32 bits: the low half.
const void* low_half(const FutexWord* word) {
  constexpr std::ptrdiff_t offset = std::endian::native == std::endian::little ? 0 : 4;
  return reinterpret_cast<const char*>(word) + offset;
}

timespec to_timespec(Deadline deadline) {
  const auto since_boot = deadline.time_since_epoch();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(since_boot);
  return {.tv_sec = static_cast<std::time_t>(seconds.count()),
          .tv_nsec = static_cast<long>(std::chrono::nanoseconds(since_boot - seconds).count())};
}

}  // namespace

bool futex_wait(const FutexWord& word, std::uint32_t expected, Deadline deadline) {
  // FUTEX_WAIT_BITSET, since its timeout is absolute and on CLOCK_MONOTONIC, std's steady_clock.
  const timespec until = to_timespec(deadline);
  const long result =
      syscall(SYS_futex, low_half(&word), FUTEX_WAIT_BITSET_PRIVATE, expected,
              deadline == never ? nullptr : &until, nullptr, FUTEX_BITSET_MATCH_ANY);
  return result == 0 || errno != ETIMEDOUT;
}

void futex_wake(const FutexWord* address, int count) {
  syscall(SYS_futex, low_half(address), FUTEX_WAKE_PRIVATE, count);
}

void futex_requeue(const FutexWord* from, std::uint32_t expected, const FutexWord* to) {
  // Compared by the kernel: where `from` is gone by now, another word may stand there.
  constexpr long wake_none = 0;
  constexpr long move_one = 1;
  syscall(SYS_futex, low_half(from), FUTEX_CMP_REQUEUE_PRIVATE, wake_none, move_one, low_half(to),
          expected);
}

}  // namespace threadlab::runtime::os
