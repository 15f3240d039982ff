#include <threadlab/check/uses.hpp>

namespace threadlab::check {

void Uses::note(ObjectId object, Operation operation, Manner manner, Who who) {
  if (object >= users_.size()) users_.resize(std::size_t{object} + 1);
  Who& users = users_[object][index(operation, manner)];
  if (users == who || users == several) return;
  users = users == nobody ? who : several;
  ++news_;
  rename_others_ |= operation == Operation::thread_set_name && manner == Manner::special;
}

}  // namespace threadlab::check
