#pragma once

// Where threads come next, by their pasts.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <threadlab/check/unforked.hpp>

namespace threadlab::check {

/// A line that a thread comes to.
struct Prospect {
  static constexpr std::uint32_t none = UINT32_MAX;

  std::uint32_t text;  // its number; none: the thread comes to something else than a line
  bool is_unique;      // no other thread prints lines of this speaker
};

/// Missing in scouts. A past that is noted or planned is not 0.
class Prospects {
 public:
  /// What was noted first lasts.
  void note(std::uint64_t past, Prospect prospect);
  /// A scout has been sent to see it.
  void plan(std::uint64_t past) { (void)insert(past); }

  [[nodiscard]] std::optional<Prospect> find(std::uint64_t past) const;
  [[nodiscard]] bool is_known_or_planned(std::uint64_t past) const {
    return past != 0 && !slots_.empty() && slots_[index_of(past)].past == past;
  }

 private:
  struct Slot {
    std::uint64_t past;      // 0: the slot is free
    std::uint64_t prospect;  // 0: it is only planned
  };

  /// Where the past stands, or would stand.
  [[nodiscard]] std::size_t index_of(std::uint64_t past) const;
  /// The slot of the past, which stands there now.
  Slot& insert(std::uint64_t past);
  void grow();

  UnforkedVector<Slot> slots_;  // a power of two of them, of which half is used at most; or none
  std::size_t size_ = 0;
};

}  // namespace threadlab::check
