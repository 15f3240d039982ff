#pragma once

// A part of the tree of executions: below its root, what is still to be done.

#include <string>
#include <string_view>
#include <threadlab/explore/node.hpp>
#include <vector>

namespace threadlab::explore {

struct Part {
  std::vector<Node> nodes = {};
  std::size_t root = 0;   // so many of them are other parts' to change
  bool is_begun = false;  // the execution that the nodes stand for has been run

  [[nodiscard]] std::string to_string() const;
  /// Throws ValueError when the text is none.
  static Part parse(std::string_view text);
};

}  // namespace threadlab::explore
