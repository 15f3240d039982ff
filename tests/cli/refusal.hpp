#pragma once

#include <cli/errors.hpp>
#include <string>

namespace threadlab::cli {

/// What the UsageError says that this call throws; "accepted" when it throws none.
template <class Call>
std::string refusal(const Call& call) {
  try {
    call();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace threadlab::cli
