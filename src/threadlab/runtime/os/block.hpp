#pragma once

// Every wait of the os runtime ends here, and so does every daemon thread.
//
// When the program has ended (main returned and every non-daemon thread is joined), a daemon thread
// that wakes, or is about to wait or to log, stays where it stands for good, as CPython's do when
// they ask for the interpreter: what it would touch next may be destroyed already.

#include <threadlab/runtime/os/futex.hpp>

namespace threadlab::runtime::os {

/// futex_wait for a thread that vanishes with the program if it is a daemon.
[[nodiscard]] bool block(const FutexWord& word, std::uint32_t expected, Deadline deadline);

/// The same for a thread that may be moved meanwhile to those that sleep on `heir`.
[[nodiscard]] bool block(const FutexWord& word, std::uint32_t expected, Deadline deadline,
                         const FutexWord& heir);

/// Blocks until the deadline.
void block_until(Deadline deadline);

[[nodiscard]] bool has_ended();

/// From now on the program has ended, and daemon threads vanish.
void end_daemons();

/// Whether the program has ended and the calling thread is a daemon.
[[nodiscard]] bool has_vanished();

/// Does not return when the program has ended and the calling thread is a daemon.
void vanish_if_ended();

}  // namespace threadlab::runtime::os
