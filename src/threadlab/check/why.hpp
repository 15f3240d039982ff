#pragma once

// A sentence on why a log is illegal, where one can be given.

#include <string>
#include <threadlab/check/search.hpp>

namespace threadlab::check {

/// `printed` lines are printed by some run, and no run goes on with the line after them. Empty when
/// there is nothing to say that the line itself does not.
[[nodiscard]] std::string explain(const Case& what, std::size_t printed);

}  // namespace threadlab::check
