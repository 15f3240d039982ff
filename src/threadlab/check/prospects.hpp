#pragma once

// Where threads come next, by their pasts: a table that this process and its scouts share, so that
// what a scout sees need not be told.

#include <cstddef>
#include <cstdint>
#include <optional>

namespace threadlab::check {

/// A line that a thread comes to.
struct Prospect {
  static constexpr std::uint32_t none = UINT32_MAX;

  std::uint32_t text;  // its number; none: the thread comes to something else than a line
  bool is_unique;      // no other thread prints lines of this speaker
};

class Prospects {
 public:
  enum class Writing : std::uint8_t {
    grows,        // with what is noted
    keeps_place,  // while scouts are on their way, which would not see it move
    fulfils,      // in a scout: notes what was planned, and nothing else
  };

  Prospects() = default;
  Prospects(const Prospects&) = delete;
  Prospects& operator=(const Prospects&) = delete;
  ~Prospects() { free_slots(); }

  void set_writing(Writing writing) { writing_ = writing; }
  [[nodiscard]] bool is_a_scouts() const { return writing_ == Writing::fulfils; }

  /// Makes room for so many more, where scouts that are sent from now on write to it. Requires
  /// that it may grow.
  void share(std::size_t more);

  /// What was noted first lasts. Where there is no room it is forgotten.
  void note(std::uint64_t past, Prospect prospect);
  /// A scout has been sent to see it.
  void plan(std::uint64_t past) { (void)insert(past); }

  [[nodiscard]] std::optional<Prospect> find(std::uint64_t past) const;
  [[nodiscard]] bool is_known_or_planned(std::uint64_t past) const {
    return capacity_ != 0 && slot(past).past == past;
  }

 private:
  // Each is written as a whole, by one process: the past by the one that sends the scouts, the
  // prospect by it or by a scout.
  struct Slot {
    std::uint64_t past;      // 0: the slot is free
    std::uint64_t prospect;  // 0: it is only planned
  };

  /// Where the past stands, or would stand.
  [[nodiscard]] Slot& slot(std::uint64_t past) const;
  /// The slot of the past, which stands there now if it may.
  Slot* insert(std::uint64_t past);
  [[nodiscard]] std::size_t capacity_for(std::size_t more) const;
  void move_to(std::size_t capacity, bool shared);
  void free_slots();

  Slot* slots_ = nullptr;
  std::size_t capacity_ = 0;  // a power of two, of which half is used at most; or 0
  std::size_t size_ = 0;
  bool is_shared_ = false;
  Writing writing_ = Writing::grows;
};

}  // namespace threadlab::check
