#pragma once

// What SIGINT, SIGTERM and SIGPIPE do to a run.

#include <atomic>
#include <functional>

namespace threadlab::cli {

/// From here on SIGINT and SIGTERM end the program with exit code 130 and 143, whatever its threads
/// are doing: a thread of its own waits for them, calls `end` with that code, and leaves by itself,
/// running no destructor, if that has not ended the program within the twinkling of an eye. A
/// signal that was ignored stays so, as under nohup.
///
/// To be called before any other thread starts, for the signals are to be blocked in all of them.
void end_on_signals(std::function<void(int exit_code)> end);

/// From here on the first SIGINT or SIGTERM only makes this true, and the next one ends the
/// program. Here, too, a signal that was ignored stays so.
const std::atomic<bool>& note_interrupts();

/// From here on a write to a pipe without a reader fails with EPIPE and does not kill the program.
void ignore_broken_pipes();

}  // namespace threadlab::cli
