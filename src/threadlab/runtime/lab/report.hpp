#pragma once

// Why a run did not finish, in words: where each thread stands, who holds what it needs, and the
// cycle if there is one.

#include <string>
#include <threadlab/runtime/lab/lab.hpp>

namespace threadlab::runtime::lab {

/// Whether a report says since which log line a lock is held: without, the same deadlock is told
/// in the same words whatever was printed before.
enum class Detail : bool { without_lines, with_lines };

/// Empty for a run that finished. Called while the threads still stand where they stood.
[[nodiscard]] std::string describe(const Lab& lab, Outcome outcome,
                                   Detail detail = Detail::with_lines);

}  // namespace threadlab::runtime::lab
