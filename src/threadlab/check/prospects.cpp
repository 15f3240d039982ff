#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <new>
#include <threadlab/check/prospects.hpp>
#include <utility>

namespace threadlab::check {
namespace {

constexpr std::uint64_t is_there = std::uint64_t{1} << 33U;
constexpr std::uint64_t unique_bit = std::uint64_t{1} << 32U;

std::uint64_t packed(Prospect prospect) {
  return is_there | (prospect.is_unique ? unique_bit : 0) | prospect.text;
}

std::uint64_t look(std::uint64_t& word) {
  return std::atomic_ref(word).load(std::memory_order_relaxed);
}

void put(std::uint64_t& word, std::uint64_t value) {
  std::atomic_ref(word).store(value, std::memory_order_relaxed);
}

template <class T>
T* map_shared(std::size_t count) {
  void* const memory =
      ::mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  return static_cast<T*>(memory);
}

}  // namespace

void Prospects::share(std::size_t more) {
  const std::size_t capacity = std::max(capacity_, capacity_for(more));
  if (!is_shared_ || capacity > capacity_) move_to(capacity, true);
}

std::size_t Prospects::capacity_for(std::size_t more) const {
  constexpr std::size_t smallest = 64;
  return std::max(smallest, std::bit_ceil(2 * (size_ + more)));
}

void Prospects::move_to(std::size_t capacity, bool shared) {
  Prospects larger;
  larger.slots_ = shared ? map_shared<Slot>(capacity) : new Slot[capacity]{};
  larger.capacity_ = capacity;
  larger.is_shared_ = shared;
  for (std::size_t i = 0; i != capacity_; ++i) {
    if (slots_[i].past != 0) larger.slot(slots_[i].past) = slots_[i];
  }
  std::swap(slots_, larger.slots_);
  std::swap(capacity_, larger.capacity_);
  std::swap(is_shared_, larger.is_shared_);
}

void Prospects::free_slots() {
  if (is_shared_) {
    (void)::munmap(slots_, capacity_ * sizeof(Slot));
  } else {
    delete[] slots_;
  }
}

Prospects::Slot& Prospects::slot(std::uint64_t past) const {
  std::size_t index = past & (capacity_ - 1);  // a past is a hash
  while (slots_[index].past != 0 && slots_[index].past != past) {
    index = (index + 1) & (capacity_ - 1);
  }
  return slots_[index];
}

Prospects::Slot* Prospects::insert(std::uint64_t past) {
  if (is_known_or_planned(past)) return &slot(past);
  if (writing_ == Writing::fulfils) return nullptr;
  const bool has_room = 2 * (size_ + 1) <= capacity_;
  if (!has_room && writing_ == Writing::grows) move_to(capacity_for(1), is_shared_);
  if (2 * (size_ + 1) > capacity_) return nullptr;
  Slot& free = slot(past);
  ++size_;
  free.past = past;
  return &free;
}

void Prospects::note(std::uint64_t past, Prospect prospect) {
  Slot* const found = insert(past);
  if (found != nullptr && look(found->prospect) == 0) put(found->prospect, packed(prospect));
}

std::optional<Prospect> Prospects::find(std::uint64_t past) const {
  if (!is_known_or_planned(past)) return std::nullopt;
  const std::uint64_t word = look(slot(past).prospect);
  if (word == 0) return std::nullopt;
  return Prospect{.text = static_cast<std::uint32_t>(word), .is_unique = (word & unique_bit) != 0};
}

}  // namespace threadlab::check
