#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <threadlab/log/sink.hpp>
#include <threadlab/log/write_all.hpp>
#include <tuple>
#include <utility>

namespace threadlab::log {
namespace {

constexpr int no_descriptor = -1;

int open_for_writing(const std::string& path) {
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
  constexpr mode_t everyone_by_umask = 0666;
  int descriptor = no_descriptor;
  do {
    descriptor = ::open(path.c_str(), flags, everyone_by_umask);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

}  // namespace

FileSink FileSink::open(const std::string& path) {
  const int descriptor = open_for_writing(path);
  if (descriptor < 0) {
    throw std::system_error(errno, std::generic_category(), "cannot write to '" + path + "'");
  }
  return {descriptor, Ownership::owned};
}

FileSink FileSink::borrow(int descriptor) { return {descriptor, Ownership::borrowed}; }

FileSink FileSink::nowhere() { return {no_descriptor, Ownership::nowhere}; }

FileSink::FileSink(int descriptor, Ownership ownership)
    : descriptor_(descriptor), ownership_(ownership) {}

FileSink::FileSink(FileSink&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, no_descriptor)), ownership_(other.ownership_) {}

FileSink& FileSink::operator=(FileSink&& other) noexcept {
  FileSink taken(std::move(other));
  std::swap(descriptor_, taken.descriptor_);
  std::swap(ownership_, taken.ownership_);
  return *this;
}

// Who wants to hear of an error calls close() first.
FileSink::~FileSink() { std::ignore = close(); }

// NOLINTNEXTLINE(readability-make-member-function-const): the file is the sink's, and changes
std::error_code FileSink::write(std::string_view whole_lines) {
  if (ownership_ == Ownership::nowhere) return {};
  return write_all(descriptor_, whole_lines, ::write);
}

std::error_code FileSink::close() {
  const int descriptor = std::exchange(descriptor_, no_descriptor);
  if (descriptor < 0 || ownership_ == Ownership::borrowed) return {};
  // Linux lets go of the descriptor even where close is interrupted: never call it twice.
  if (::close(descriptor) == 0 || errno == EINTR) return {};
  return {errno, std::generic_category()};
}

}  // namespace threadlab::log
