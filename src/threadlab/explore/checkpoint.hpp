#pragma once

// What an exploration that was stopped needs to go on: what it has found, and the parts of the tree
// that are left.

#include <string>
#include <threadlab/explore.hpp>
#include <threadlab/explore/part.hpp>
#include <vector>

namespace threadlab::explore {

struct Checkpoint {
  Result so_far = {};
  bool is_incomplete = false;  // whatever is still found, not all was asked
  std::vector<Part> parts = {};

  /// The options are written beside it.
  [[nodiscard]] std::string to_string(const Options& options) const;

  /// Throws RuntimeError when the text is no checkpoint, or one of other options.
  static Checkpoint parse(const std::string& text, const Options& options);
};

}  // namespace threadlab::explore
