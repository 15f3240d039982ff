#pragma once

// The one place that maps errors to exit codes.

#include <exception>

namespace threadlab::cli {

enum class ExitCode : int {
  yes = 0,            ///< or done
  no = 1,             ///< the log differs, a thread died of an exception
  not_asked = 2,      ///< wrong usage, a file that cannot be read or written
  gave_up = 3,        ///< within the budget given
  by_signal = 128,    ///< and the signal's number
  closed_pipe = 141,  ///< nobody reads the output: what SIGPIPE would have come to
};

/// Says what went wrong, in one line on stderr, and what that comes to. A closed pipe is not worth
/// a word: who closed it knows.
ExitCode report(const std::exception& error);

}  // namespace threadlab::cli
