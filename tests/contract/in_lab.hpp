#pragma once

// How a claim is held in the lab: its body runs in many orders, and every one of them must finish,
// with no exception left over and no expectation failed. An order in which it does not is printed
// with the schedule that replays it.
//
// A body that expects an exception to end a thread sets an excepthook of its own.

#include <functional>
#include <set>
#include <string>
#include <threadlab/lab.hpp>

namespace threadlab::contract {

/// Runs the claim in fifo's order, and in those of some seeds of `random` and of `pct`.
void hold_in_lab(const std::function<void()>& claim, lab::Timing timing = lab::Timing::ideal);

/// Runs the claim in fifo's order alone.
void hold_in_fifo(const std::function<void()>& claim);

/// Runs the claim in the orders of many seeds. Each of them gives one of the results, and each of
/// the results comes.
void expect_each_result(const std::function<std::string()>& claim, lab::Timing timing,
                        const std::set<std::string>& results);

}  // namespace threadlab::contract
