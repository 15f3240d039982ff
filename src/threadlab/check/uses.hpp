#pragma once

// Who has been seen to do what to which object, in any run of the program so far.
//
// Whether a step commutes with all that others will ever do cannot be known while they have not
// done it. So it is assumed that they do what some run has shown, and a search that meets
// something new says so: what it has ruled out is then searched again.

#include <array>
#include <cstdint>
#include <threadlab/runtime/step.hpp>
#include <vector>

namespace threadlab::check {

/// Steps that depend on more than their kind do: those with a timeout, a release by another thread
/// than the holder, and the like; see Observer.
enum class Manner : std::uint8_t { plain, special };

class Uses {
 public:
  using Operation = runtime::Operation;
  using ObjectId = runtime::ObjectId;

  /// A thread is told by a number that it has in every run, neither 0 nor the greatest there is.
  using Who = std::uint32_t;

  void note(ObjectId object, Operation operation, Manner manner, Who who);

  /// How often something new was noted.
  [[nodiscard]] std::uint64_t news() const { return news_; }

  /// Whether a thread gives a name to another.
  [[nodiscard]] bool rename_others() const { return rename_others_; }

  /// Whether another thread than this one does it.
  [[nodiscard]] bool by_others(ObjectId object, Operation operation, Manner manner, Who who) const {
    const Who users = users_of(object, operation, manner);
    return users != nobody && users != who;
  }
  [[nodiscard]] bool by_others(ObjectId object, Operation operation, Who who) const {
    return by_others(object, operation, Manner::plain, who) ||
           by_others(object, operation, Manner::special, who);
  }
  [[nodiscard]] bool by_anyone(ObjectId object, Operation operation, Manner manner) const {
    return users_of(object, operation, manner) != nobody;
  }

 private:
  static constexpr Who nobody = 0;
  static constexpr Who several = UINT32_MAX;

  static std::size_t index(Operation operation, Manner manner) {
    return static_cast<std::size_t>(operation) * 2 + static_cast<std::size_t>(manner);
  }
  [[nodiscard]] Who users_of(ObjectId object, Operation operation, Manner manner) const {
    return object < users_.size() ? users_[object][index(operation, manner)] : nobody;
  }

  std::vector<std::array<Who, runtime::operation_count * 2>> users_;  // by object
  std::uint64_t news_ = 0;
  bool rename_others_ = false;
};

}  // namespace threadlab::check
