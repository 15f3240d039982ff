#pragma once

#include <string>
#include <threadlab/explore.hpp>

namespace threadlab::cli {

/// Makes the directory, if it is not there. Throws FileError.
void make_folder(const std::string& directory);

/// Writes each distinct log to a numbered file in the directory that there is, its schedule beside
/// it, the commonest first, and an index of them. Throws std::system_error.
void write_logs(const std::string& directory, const explore::Result& result);

}  // namespace threadlab::cli
