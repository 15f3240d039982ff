#pragma once

// The accesses to plain data as steps of the lab, and the races among them.
//
// Two accesses race when neither has to come before the other. Then some schedule comes to both at
// once; so it is enough to hold each access that is taken against those that are due.

#include <cstdint>
#include <threadlab/named.hpp>
#include <threadlab/runtime/lab/door.hpp>

namespace threadlab::runtime {

/// A shared value, as the lab knows it; nothing on real threads.
class SharedObject {
 public:
  explicit SharedObject(Named named) : marked_(lab::enlist(ObjectKind::shared, named)) {}

  /// The value is read, or written, while what is returned lives.
  [[nodiscard]] lab::ByHand read(lab::Place place) const {
    return access(Operation::shared_read, place);
  }
  [[nodiscard]] lab::ByHand write(lab::Place place) {
    return access(Operation::shared_write, place);
  }

 private:
  [[nodiscard]] lab::ByHand access(Operation operation, lab::Place place) const {
    if (lab::is_number(marked_)) [[unlikely]]
      access_in_lab(operation, place);
    return lab::ByHand(lab::object_of(marked_));
  }
  void access_in_lab(Operation operation, lab::Place place) const;

  std::uint32_t marked_;
};

}  // namespace threadlab::runtime
