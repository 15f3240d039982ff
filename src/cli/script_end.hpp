#pragma once

// How a script ended, on threads or in the lab.

#include <cli/exit_codes.hpp>
#include <cstddef>
#include <exception>

namespace threadlab::cli {

/// What the end of a script comes to: `exception` left the script itself, if any, and
/// `dead_threads` ended by one that left their targets. Throws the exception again if it is a
/// UsageError or a std::system_error, and prints any other as Python does.
[[nodiscard]] ExitCode end_of_script(const std::exception_ptr& exception, std::size_t dead_threads);

}  // namespace threadlab::cli
