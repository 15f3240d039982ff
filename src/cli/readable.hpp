#pragma once

#include <string>

namespace threadlab::cli {

/// Throws FileError with the reason when the file cannot be read: missing, a directory, forbidden.
/// Does not open it: to open a pipe and to close it again would cut off who writes to it.
void check_readable(const std::string& path);

}  // namespace threadlab::cli
