#include <algorithm>
#include <threadlab/check/prospects.hpp>
#include <utility>

namespace threadlab::check {
namespace {

constexpr std::uint64_t is_there = std::uint64_t{1} << 33U;
constexpr std::uint64_t unique_bit = std::uint64_t{1} << 32U;

std::uint64_t packed(Prospect prospect) {
  return is_there | (prospect.is_unique ? unique_bit : 0) | prospect.text;
}

}  // namespace

std::size_t Prospects::index_of(std::uint64_t past) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t index = past & mask;  // a past is a hash
  while (slots_[index].past != 0 && slots_[index].past != past) index = (index + 1) & mask;
  return index;
}

Prospects::Slot& Prospects::insert(std::uint64_t past) {
  if (is_known_or_planned(past)) return slots_[index_of(past)];
  if (2 * (size_ + 1) > slots_.size()) grow();
  ++size_;
  Slot& free = slots_[index_of(past)];
  free.past = past;
  return free;
}

void Prospects::grow() {
  constexpr std::size_t smallest = 256;
  UnforkedVector<Slot> old(std::max(smallest, 2 * slots_.size()));
  std::swap(slots_, old);
  for (const Slot& slot : old) {
    if (slot.past != 0) slots_[index_of(slot.past)] = slot;
  }
}

void Prospects::note(std::uint64_t past, Prospect prospect) {
  Slot& slot = insert(past);
  if (slot.prospect == 0) slot.prospect = packed(prospect);
}

std::optional<Prospect> Prospects::find(std::uint64_t past) const {
  if (!is_known_or_planned(past)) return std::nullopt;
  const std::uint64_t word = slots_[index_of(past)].prospect;
  if (word == 0) return std::nullopt;
  return Prospect{.text = static_cast<std::uint32_t>(word), .is_unique = (word & unique_bit) != 0};
}

}  // namespace threadlab::check
