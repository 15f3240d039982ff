#pragma once

// The primitives of one run, by their numbers, and who holds the locks among them.

#include <array>
#include <cstdint>
#include <string>
#include <threadlab/runtime/object_kind.hpp>
#include <threadlab/runtime/step.hpp>
#include <utility>
#include <vector>

namespace threadlab::runtime::lab {

struct LabThread;

/// What the lab knows of a primitive.
struct Object {
  ObjectKind kind;
  std::uint32_t number;               // among its kind, from 1
  const LabThread* holder = nullptr;  // of a lock
  std::uint64_t held_since_line = 0;  // how many log lines there were when it was taken
};

class Objects {
 public:
  [[nodiscard]] ObjectId add(ObjectKind kind);
  void set_name(ObjectId id, std::string name) { names_.emplace_back(id, std::move(name)); }

  [[nodiscard]] bool has(ObjectId id) const { return id != 0 && id <= objects_.size(); }
  [[nodiscard]] const Object& operator[](ObjectId id) const { return objects_[id - 1]; }

  /// "lock-2", or "forks (lock-2)" when the program gave it a name.
  [[nodiscard]] std::string name(ObjectId id) const;

  /// The step was taken by the thread, when the log had `lines` lines.
  void note(const Step& step, const LabThread& thread, std::uint64_t lines) {
    switch (step.operation) {
      case Operation::lock_acquire:
      case Operation::rlock_acquire:
      case Operation::condition_reacquire:
        return hold(step.object, &thread, lines);
      case Operation::condition_notified:
        return hold(step.other, &thread, lines);
      case Operation::lock_release:
      case Operation::rlock_release:
        return hold(step.object, nullptr, lines);
      case Operation::condition_wait:
        return hold(step.other, nullptr, lines);
      default:
        return;
    }
  }

  void clear();

 private:
  void hold(ObjectId lock, const LabThread* holder, std::uint64_t lines) {
    Object& held = objects_[lock - 1];
    held.holder = holder;
    held.held_since_line = lines;
  }

  std::vector<Object> objects_;
  std::vector<std::pair<ObjectId, std::string>> names_;  // given by the program
  std::array<std::uint32_t, 16> numbers_{};              // how many objects of each kind there are
};

}  // namespace threadlab::runtime::lab
