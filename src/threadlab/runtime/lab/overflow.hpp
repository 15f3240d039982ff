#pragma once

// A stack that overflows is reported by the name of its thread.
//
// A fiber that runs into the guard page below its stack faults. The handler of that fault says on
// stderr whose stack it was, and lets the fault end the process as it would have, by SIGSEGV. Every
// other fault goes to the handler that was there before: a sanitizer's, say, or the program's own.

namespace threadlab::runtime::lab {

/// From now on, overflows on the calling OS thread are reported. Cheap when called again.
void report_overflows();

}  // namespace threadlab::runtime::lab
