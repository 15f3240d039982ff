// The text of a unified diff, as `diff -u` prints it and `patch` takes it.
//
// Three lines of context; between two context lines all removed lines stand before the added ones.
// Nothing is changed: the text is empty. The lines are printed as they are (see visible.hpp), the
// labels with what is unprintable escaped.
//
//   unified_diff({{Change::remove, "a"}, {Change::add, "b"}}, "x.log", "this run")
//       // "--- x.log\n+++ this run\n@@ -1 +1 @@\n-a\n+b\n"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace threadlab::golden {

enum class Change : std::uint8_t { keep, remove, add };

struct DiffLine {
  Change change;
  std::string_view text;  // without '\n'
};

[[nodiscard]] std::string unified_diff(std::vector<DiffLine> lines, std::string_view old_label,
                                       std::string_view new_label);

}  // namespace threadlab::golden
