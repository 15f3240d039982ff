#pragma once

// A part of the tree of executions: all that is below its root and not in another part.

#include <string>
#include <string_view>
#include <threadlab/explore/node.hpp>
#include <threadlab/explore/shared_node.hpp>
#include <vector>

namespace threadlab::explore {

struct Part {
  std::vector<Node> nodes = {};
  /// The first nodes, down to the root. Nothing in place of one where every branch is taken.
  SharedNodes shared = {};
  bool is_begun = false;  // the execution that the nodes stand for has been run
  double weight = 1;      // of the whole tree, as far as can be told

  [[nodiscard]] std::string to_string() const;
  /// Throws ValueError when the text is none. The part then shares with no other.
  static Part parse(std::string_view text);
};

/// Parts that were parsed share again what they have in common.
void share_again(std::vector<Part>& parts);

}  // namespace threadlab::explore
