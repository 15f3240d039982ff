#pragma once

// Which steps commute with all that other threads may still do, and can therefore be taken at once.
//
// Taken before anything else, such a step loses no log: in any run that goes on from here it could
// have come first. That holds for steps in which a thread learns nothing that others could have
// changed, whose object is left to others as they would have found it, and that no other can make
// impossible; given that others do what they have been seen to do (see Uses).

#include <threadlab/check/observer.hpp>

namespace threadlab::check {

/// What such a thread prints may change without a step of its own, whatever it is at.
[[nodiscard]] bool is_renamed_by_others(const Uses& uses, const engine::LabThread& thread);

/// Of a thread that can take its step, and is not parked at a log line, and that
/// others do not rename. `own` is the thread's own object.
[[nodiscard]] bool commutes_with_all(const History& history, const Uses& uses, const Doing& doing,
                                     Manner manner, runtime::ObjectId own);
[[nodiscard]] bool commutes_with_all(const Observer& observer, const engine::LabThread& thread);

}  // namespace threadlab::check
