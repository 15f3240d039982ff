#include <threadlab/check/uses.hpp>

namespace threadlab::check {

void Uses::note(ObjectId object, Operation operation, Manner manner, Who who) {
  if (object >= users_.size()) users_.resize(std::size_t{object} + 1);
  Who& users = users_[object][index(operation, manner)];
  if (users == who || users == several) return;
  users = users == nobody ? who : several;
  ++news_;
}

}  // namespace threadlab::check
