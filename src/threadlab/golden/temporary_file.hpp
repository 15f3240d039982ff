// A new file that either takes the place of another or vanishes.
//
// Its name begins with ".threadlab-", in the folder of the file it is to replace: only there can
// rename(2) do it in one step. The destructor removes it unless it was renamed. Every failure is a
// std::system_error.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <string_view>

namespace threadlab::golden {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& folder);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  // Takes over a file's mode and, as far as this user may, its owner and group.
  void look_like(const struct stat& file);

  void write(std::string_view text);

  // What was written is on the disk before it takes the other's place. Requires: called once, last.
  void replace(const std::filesystem::path& target);

 private:
  std::filesystem::path path_;  // empty once renamed
  int descriptor_;
};

}  // namespace threadlab::golden
