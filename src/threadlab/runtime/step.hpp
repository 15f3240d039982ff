#pragma once

// What a thread is about to do: a step in the lab, before it is taken.

#include <cstdint>
#include <threadlab/runtime/operation.hpp>

namespace threadlab::runtime {

/// The number of an object in its lab, from 1 in the order of construction; 0 for none.
using ObjectId = std::uint32_t;

struct Step {
  Operation operation;
  ObjectId object = 0;
  ObjectId other = 0;     // a step of Condition touches its lock, too
  std::uint8_t gate = 0;  // waiters of one object in one gate wait for the same guard
};

}  // namespace threadlab::runtime
