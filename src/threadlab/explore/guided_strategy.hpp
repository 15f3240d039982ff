#pragma once

// Follows a schedule as far as it goes, and passes over choices that are not possible: what a
// schedule that was changed by hand comes to.

#include <memory>
#include <threadlab/runtime/lab/schedule.hpp>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::explore {

[[nodiscard]] std::unique_ptr<runtime::lab::Strategy> make_guided(
    const runtime::lab::Schedule& schedule);

}  // namespace threadlab::explore
