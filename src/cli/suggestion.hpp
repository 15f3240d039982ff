#pragma once

// What somebody who mistyped a name may have meant.

#include <span>
#include <string>
#include <string_view>

namespace threadlab::cli {

/// The nearest of `names`: one that `typed` begins, or is few slips away from. Empty when none is
/// near. A slip is a letter too many, too few, another, or two that changed places.
std::string_view nearest(std::string_view typed, std::span<const std::string_view> names);

/// "; did you mean 'queue'?", or nothing when none is near.
std::string did_you_mean(std::string_view typed, std::span<const std::string_view> names);

}  // namespace threadlab::cli
