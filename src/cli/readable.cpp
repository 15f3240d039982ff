#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cli/errors.hpp>
#include <cli/readable.hpp>
#include <cli/text.hpp>

namespace threadlab::cli {

void check_readable(const std::string& path) {
  struct stat status {};
  int error = 0;
  if (::stat(path.c_str(), &status) != 0 || ::access(path.c_str(), R_OK) != 0) {
    error = errno;
  } else if (S_ISDIR(status.st_mode)) {
    error = EISDIR;
  }
  if (error != 0)
    throw FileError({error, std::generic_category()}, "cannot read " + in_quotes(path));
}

}  // namespace threadlab::cli
