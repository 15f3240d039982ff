#pragma once

// Partial-order sampling: Yuan, Yang and Gu, "Partial Order Aware Concurrency Sampling", CAV 2018.
//
// Each step that is due has a random priority, and the highest goes. A step that depends on the one
// that was taken gets a new priority: so every partial order has a fair chance, not every order.

#include <memory>
#include <threadlab/explore/observe.hpp>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::explore {

[[nodiscard]] std::unique_ptr<runtime::lab::Strategy> make_pos(std::uint64_t seed, Observe observe);

}  // namespace threadlab::explore
