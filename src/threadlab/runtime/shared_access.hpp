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

  void read(lab::Place place) const { access(Operation::shared_read, place); }
  void write(lab::Place place) { access(Operation::shared_write, place); }

 private:
  void access(Operation operation, lab::Place place) const {
    if (lab::is_number(marked_)) [[unlikely]]
      access_in_lab(operation, place);
  }
  void access_in_lab(Operation operation, lab::Place place) const;

  std::uint32_t marked_;
};

}  // namespace threadlab::runtime
