// Golden files, and what else is kept from one run to another: read whole, written whole or not at
// all.
//
// Errors are std::system_error: code() is the system's (is_a_directory, permission_denied, ...),
// what() one line that names the file, what to do about it, and the reason.
//
//   const auto golden = read_file("lock.log");
//   if (!golden) std::cerr << "there is none yet\n";
//   write_file("lock.log", log);
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace threadlab::golden {

inline constexpr std::size_t most_bytes = std::size_t{1} << 30U;

// All bytes of a file, a pipe or a device; nothing if there is no such file, or only a link to
// none. One that does not end before `most` bytes is an error (file_too_large).
[[nodiscard]] std::optional<std::string> read_file(const std::filesystem::path& path,
                                                   std::size_t most = most_bytes);

// Makes or replaces a file in one step: whoever reads it, or comes back after a power cut, finds
// the old text or the new one. A link stays and what it leads to is replaced. The mode, and where
// allowed the owner, of what was there stays; a new file gets what the umask leaves.
//
// Throws, and leaves everything as it was, when it cannot: among others for a directory, for what
// is no regular file, and for a file that this user may not write, although its folder would let it
// be replaced. (Only being killed in the middle leaves a ".threadlab-..." file behind.)
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace threadlab::golden
