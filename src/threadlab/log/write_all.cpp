#include <poll.h>

#include <cerrno>
#include <threadlab/log/write_all.hpp>

namespace threadlab::log {
namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

std::error_code wait_for_room(int descriptor) {
  pollfd request{.fd = descriptor, .events = POLLOUT, .revents = 0};
  while (::poll(&request, 1, -1) < 0) {
    if (errno != EINTR) return last_error();
  }
  return {};  // a descriptor that failed meanwhile says so at the next write
}

std::error_code overcome_last_error(int descriptor) {
  if (errno == EINTR) return {};
  if (errno == EAGAIN || errno == EWOULDBLOCK) return wait_for_room(descriptor);
  return last_error();
}

}  // namespace

std::error_code write_all(int descriptor, std::string_view bytes, WriteCall call) {
  while (!bytes.empty()) {
    const ssize_t written = call(descriptor, bytes.data(), bytes.size());
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (written == 0) {
      return std::make_error_code(
          std::errc::io_error);  // else a device that takes nothing hangs us
    } else if (const std::error_code error = overcome_last_error(descriptor)) {
      return error;
    }
  }
  return {};
}

}  // namespace threadlab::log
