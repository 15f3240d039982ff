#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <threadlab/golden/temporary_file.hpp>
#include <threadlab/log/write_all.hpp>

namespace threadlab::golden {
namespace {

void check(int result) {
  if (result != 0) throw std::system_error(errno, std::generic_category());
}

// The rename has happened: that it may not outlast a power cut is no reason to call it failed, and
// not every file system can sync a folder.
void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

TemporaryFile::TemporaryFile(const std::filesystem::path& folder) {
  // O_EXCL says whether a name is free; 0666 leaves the mode to the umask, as mkstemp would not.
  for (unsigned attempt = 0;; ++attempt) {
    path_ = folder / fmt::format(".threadlab-{}-{}", ::getpid(), attempt);
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) return;
    if (errno != EEXIST && errno != EINTR) check(-1);
  }
}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!path_.empty()) ::unlink(path_.c_str());
}

void TemporaryFile::look_like(const struct stat& file) {
  // First the owner, for chown(2) may clear bits of the mode.
  if (::fchown(descriptor_, file.st_uid, file.st_gid) != 0 && errno != EPERM) check(-1);
  check(::fchmod(descriptor_, file.st_mode & 07777U));
}

void TemporaryFile::write(std::string_view text) {
  if (const auto error = log::write_all(descriptor_, text, ::write)) throw std::system_error(error);
}

void TemporaryFile::replace(const std::filesystem::path& target) {
  check(::fsync(descriptor_));
  const int descriptor = descriptor_;
  descriptor_ = -1;
  check(::close(descriptor));
  check(::rename(path_.c_str(), target.c_str()));
  path_.clear();
  sync_folder(target.parent_path());
}

}  // namespace threadlab::golden
