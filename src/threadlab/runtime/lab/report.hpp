#pragma once

// Why a run did not finish, in words: where each thread stands, who holds what it needs, and the
// cycle if there is one.

#include <string>
#include <threadlab/runtime/lab/lab.hpp>

namespace threadlab::runtime::lab {

/// Empty for a run that finished. Called while the threads still stand where they stood.
[[nodiscard]] std::string describe(const Lab& lab, Outcome outcome);

}  // namespace threadlab::runtime::lab
