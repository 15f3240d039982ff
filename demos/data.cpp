#include "data.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <string_view>
#include <system_error>

namespace threadlab::demos {
namespace {

constexpr std::size_t longest_line = std::size_t{64} << 20U;

class Reader {
 public:
  explicit Reader(const std::string& file)
      : file_(file == "-" ? "standard input" : file),
        fd_(file == "-" ? ::dup(STDIN_FILENO) : ::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (fd_ < 0) fail("cannot open ");
    place_ = ::lseek(fd_, 0, SEEK_CUR);
  }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader() { ::close(fd_); }

  std::optional<std::string> line() {
    std::string line;
    while (true) {
      const auto newline = unread_.find('\n');
      line += unread_.substr(0, newline);
      if (newline != std::string_view::npos) {
        unread_.remove_prefix(newline + 1);
        return line;
      }
      if (line.size() > longest_line) {
        errno = EFBIG;
        fail("cannot keep a line of more than 64 MiB of ");
      }
      if (!refill()) break;
    }
    if (line.empty()) return std::nullopt;
    return line;
  }

 private:
  /// Reads on once all is handed out. False: the end of the file.
  bool refill() {
    ssize_t size = 0;
    do {
      size = read_some();
    } while (size < 0 && errno == EINTR);
    if (size < 0) fail("cannot read ");
    if (place_ >= 0) place_ += size;
    unread_ = std::string_view(buffer_.data(), static_cast<std::size_t>(size));
    return size > 0;
  }

  /// From a place of its own: `check` copies processes, and these share that of the descriptor.
  ssize_t read_some() {
    return place_ < 0 ? ::read(fd_, buffer_.data(), buffer_.size())
                      : ::pread(fd_, buffer_.data(), buffer_.size(), place_);
  }

  [[noreturn]] void fail(const char* what) const {
    throw std::system_error(errno, std::generic_category(), what + file_);
  }

  std::string file_;
  int fd_;
  off_t place_ = -1;  // in the file; negative in a pipe, which has none
  std::array<char, 65536> buffer_;
  std::string_view unread_;
};

}  // namespace

Data range(int stop) {
  return Data([i = 0, stop]() mutable -> std::optional<std::string> {
    if (i >= stop) return std::nullopt;
    return std::to_string(i++);
  });
}

Data lines(const std::string& file) {
  return Data([reader = std::make_shared<Reader>(file)] { return reader->line(); });
}

}  // namespace threadlab::demos
