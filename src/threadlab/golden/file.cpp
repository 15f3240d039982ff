#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <threadlab/golden/file.hpp>
#include <threadlab/golden/temporary_file.hpp>
#include <threadlab/golden/visible.hpp>

namespace threadlab::golden {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() { return {errno, std::generic_category()}; }

[[noreturn]] void refuse(std::errc reason) {
  throw std::system_error(std::make_error_code(reason));
}

// What the user can do, as a clause; empty where the reason says it all.
std::string_view advice(std::error_code error) {
  if (error == std::errc::is_a_directory) return " (name a file in it)";
  if (error == std::errc::permission_denied) return " (see its permissions and its folder's)";
  if (error == std::errc::no_such_file_or_directory) return " (make its folder first)";
  if (error == std::errc::not_a_directory) return " (a part of the path is a file)";
  if (error == std::errc::no_space_on_device) return " (make room; the old one is untouched)";
  if (error == std::errc::invalid_argument) return " (name a regular file)";
  if (error == std::errc::file_too_large) return " (is it the right file?)";
  return "";
}

[[noreturn]] void fail(std::string_view verb, const fs::path& path, std::error_code error) {
  throw std::system_error(
      error, fmt::format("cannot {} '{}'{}", verb, visible_line(path.native()), advice(error)));
}

class Descriptor {
 public:
  explicit Descriptor(const fs::path& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

std::error_code read_all(int descriptor, std::string& text, std::size_t most) {
  std::array<char, 1 << 16> block{};
  for (;;) {
    const auto size = ::read(descriptor, block.data(), block.size());
    if (size == 0) return {};
    if (size > 0) {
      text.append(block.data(), static_cast<std::size_t>(size));
      if (text.size() > most) return std::make_error_code(std::errc::file_too_large);
    } else if (errno != EINTR) {
      return last_error();
    }
  }
}

// Where writing to `path` writes. Unlike fs::canonical it follows a link that leads to no file yet.
fs::path follow_links(fs::path path) {
  constexpr int most_links = 40;  // as Linux
  for (int links = 0; fs::is_symlink(fs::symlink_status(path)); ++links) {
    if (links == most_links) refuse(std::errc::too_many_symbolic_link_levels);
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path;
}

// Whether there is a file; throws if it must not be replaced.
bool check_replaceable(const fs::path& target, struct stat& file) {
  if (::stat(target.c_str(), &file) != 0) {
    if (errno == ENOENT) return false;
    throw std::system_error(last_error());
  }
  if (S_ISDIR(file.st_mode)) refuse(std::errc::is_a_directory);
  if (!S_ISREG(file.st_mode)) refuse(std::errc::invalid_argument);
  if (::access(target.c_str(), W_OK) != 0) throw std::system_error(last_error());
  return true;
}

void replace(const fs::path& target, std::string_view text) {
  struct stat file {};
  const bool exists = check_replaceable(target, file);
  TemporaryFile temporary(target.has_parent_path() ? target.parent_path() : fs::path("."));
  if (exists) temporary.look_like(file);
  temporary.write(text);
  temporary.replace(target);
}

}  // namespace

std::optional<std::string> read_file(const fs::path& path, std::size_t most) {
  const Descriptor descriptor(path);
  if (descriptor.number() < 0) {
    if (errno == ENOENT && !path.empty()) return std::nullopt;
    fail("read", path,
         path.empty() ? std::make_error_code(std::errc::invalid_argument) : last_error());
  }
  std::string text;
  if (const auto error = read_all(descriptor.number(), text, most)) fail("read", path, error);
  return text;
}

void write_file(const fs::path& path, std::string_view text) {
  try {
    if (path.empty()) refuse(std::errc::invalid_argument);
    replace(follow_links(path), text);
  } catch (const std::system_error& error) {
    fail("write", path, error.code());
  }
}

}  // namespace threadlab::golden
