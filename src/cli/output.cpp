#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cli/errors.hpp>
#include <cli/output.hpp>
#include <cli/text.hpp>
#include <threadlab/log/sink.hpp>

namespace threadlab::cli {
namespace {

std::error_code write_to(int descriptor, std::string_view text) {
  return log::FileSink::borrow(descriptor).write(text);
}

}  // namespace

void hold_places_of_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    const bool is_closed = ::fcntl(stream, F_GETFD) == -1 && errno == EBADF;
    // The lowest free descriptor is the one handed out, and those below are taken.
    if (is_closed) ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void write_to_stdout(std::string_view text, std::string_view what) {
  const std::error_code error = write_to(STDOUT_FILENO, text);
  if (error) throw FileError(error, fmt::format("cannot write {} to stdout", what));
}

void write_to_stderr(std::string_view text) {
  [[maybe_unused]] const std::error_code error = write_to(STDERR_FILENO, text);
}

void complain(std::string_view message) {
  write_to_stderr(fmt::format("threadlab: {}\n", on_one_line(message)));
}

}  // namespace threadlab::cli
