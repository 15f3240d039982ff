#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <threadlab/golden/file.hpp>

namespace threadlab::golden {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

// A folder of its own for each test.
class GoldenFile : public testing::Test {
 protected:
  GoldenFile() {
    auto name = (fs::temp_directory_path() / "threadlab-golden-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~GoldenFile() override {
    fs::permissions(folder_, fs::perms::owner_all);
    fs::remove_all(folder_);
  }

  [[nodiscard]] const fs::path& folder() const { return folder_; }
  [[nodiscard]] fs::path path(const std::string& name) const { return folder_ / name; }

  // A file of this text.
  [[nodiscard]] fs::path make(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }

  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }

 private:
  fs::path folder_;
};

// Whatever this user may do, for as long as it lives an ordinary one may.
class OrdinaryUser {
 public:
  explicit OrdinaryUser(const fs::path& folder) {
    if (::geteuid() != 0) return;
    EXPECT_EQ(::chown(folder.c_str(), nobody, nobody), 0);
    for (const auto& entry : fs::directory_iterator(folder)) {
      EXPECT_EQ(::chown(entry.path().c_str(), nobody, nobody), 0);
    }
    EXPECT_EQ(::setresuid(nobody, nobody, 0), 0);
  }
  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;
  ~OrdinaryUser() {
    uid_t real = 0;
    uid_t effective = 0;
    uid_t saved = 0;
    if (::getresuid(&real, &effective, &saved) == 0 && saved == 0) ::setresuid(0, 0, 0);
  }

 private:
  static constexpr uid_t nobody = 65534;
};

// While it lives, no file can grow beyond a page.
class FullDisk {
 public:
  FullDisk() {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit page{.rlim_cur = 4096, .rlim_max = before_.rlim_max};
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &page);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

// The error of a call that must fail, and that its text tells the file's name and the reason.
template <class Call>
std::error_code error_of(const fs::path& path, Call call) {
  try {
    call();
  } catch (const std::system_error& error) {
    const std::string what = error.what();
    EXPECT_NE(what.find(path.string()), std::string::npos) << what;
    EXPECT_NE(what.find(error.code().message()), std::string::npos) << what;
    return error.code();
  }
  ADD_FAILURE() << "no error";
  return {};
}

std::error_code read_error(const fs::path& path) {
  return error_of(path, [&] { (void)read_file(path); });
}

std::error_code write_error(const fs::path& path, const std::string& text = "new\n") {
  return error_of(path, [&] { write_file(path, text); });
}

mode_t mode_of(const fs::path& path) {
  struct stat file {};
  EXPECT_EQ(::stat(path.c_str(), &file), 0);
  return file.st_mode & 07777U;
}

TEST_F(GoldenFile, reads_every_byte) {
  const auto bytes = "a\r\n\0\xff\n\nno newline"s;
  EXPECT_EQ(read_file(make("x.log", bytes)), bytes);
  EXPECT_EQ(read_file(make("empty.log", "")), "");
  const auto large = std::string(1'000'000, 'x');
  EXPECT_EQ(read_file(make("large.log", large)), large);
}

TEST_F(GoldenFile, without_an_end_is_not_read_for_ever) {
  EXPECT_EQ(error_of("/dev/zero", [] { (void)read_file("/dev/zero", 1'000'000); }),
            std::errc::file_too_large);
  EXPECT_EQ(read_file(make("x.log", "abc"), 3), "abc");
}

TEST_F(GoldenFile, that_is_missing_is_nothing_and_no_error) {
  EXPECT_EQ(read_file(path("x.log")), std::nullopt);
  EXPECT_EQ(read_file(path("no folder/x.log")), std::nullopt);
  fs::create_symlink("nowhere", path("link"));
  EXPECT_EQ(read_file(path("link")), std::nullopt);
}

TEST_F(GoldenFile, that_is_a_directory_is_neither_read_nor_written) {
  EXPECT_EQ(read_error(folder()), std::errc::is_a_directory);
  EXPECT_EQ(write_error(folder()), std::errc::is_a_directory);
}

TEST_F(GoldenFile, below_a_file_is_neither_read_nor_written) {
  const auto file = make("x", "");
  EXPECT_EQ(read_error(file / "y"), std::errc::not_a_directory);
  EXPECT_EQ(write_error(file / "y"), std::errc::not_a_directory);
}

TEST_F(GoldenFile, without_a_name_is_neither_read_nor_written) {
  EXPECT_EQ(read_error(""), std::errc::invalid_argument);
  EXPECT_EQ(write_error(""), std::errc::invalid_argument);
}

TEST_F(GoldenFile, that_this_user_may_not_read_is_an_error_and_not_missing) {
  const auto file = make("x.log", "old\n");
  fs::permissions(file, fs::perms::none);
  const OrdinaryUser user(folder());
  EXPECT_EQ(read_error(file), std::errc::permission_denied);
}

TEST_F(GoldenFile, is_made_with_the_mode_the_umask_leaves) {
  const auto before = ::umask(027);
  write_file(path("x.log"), "new\n");
  ::umask(before);
  EXPECT_EQ(read_file(path("x.log")), "new\n");
  EXPECT_EQ(mode_of(path("x.log")), 0640U);
}

TEST_F(GoldenFile, is_replaced_whole_and_leaves_nothing_else) {
  const auto file = make("x.log", "old and longer\n");
  write_file(file, "new\n");
  EXPECT_EQ(read_file(file), "new\n");
  EXPECT_EQ(files(), 1);
}

TEST_F(GoldenFile, is_replaced_and_not_written_into) {
  const auto file = make("x.log", "old\n");
  std::ifstream reader(file);
  write_file(file, "new\n");
  std::string line;
  std::getline(reader, line);
  EXPECT_EQ(line, "old");
}

TEST_F(GoldenFile, keeps_its_mode) {
  const auto file = make("x.log", "old\n");
  ASSERT_EQ(::chmod(file.c_str(), 0604), 0);
  write_file(file, "new\n");
  EXPECT_EQ(mode_of(file), 0604U);
}

TEST_F(GoldenFile, that_is_a_link_stays_one_and_its_target_is_replaced) {
  fs::create_directory(path("sub"));
  const auto target = make("sub/target.log", "old\n");
  fs::create_symlink("sub/target.log", path("one"));
  fs::create_symlink(path("one"), path("two"));
  write_file(path("two"), "new\n");
  EXPECT_TRUE(fs::is_symlink(path("two")));
  EXPECT_TRUE(fs::is_symlink(path("one")));
  EXPECT_EQ(read_file(target), "new\n");
}

TEST_F(GoldenFile, that_is_a_link_to_nothing_is_made_where_the_link_leads) {
  fs::create_symlink("target.log", path("link"));
  write_file(path("link"), "new\n");
  EXPECT_TRUE(fs::is_symlink(path("link")));
  EXPECT_EQ(read_file(path("target.log")), "new\n");
}

TEST_F(GoldenFile, that_is_a_link_to_itself_is_an_error) {
  fs::create_symlink("link", path("link"));
  EXPECT_EQ(read_error(path("link")), std::errc::too_many_symbolic_link_levels);
  EXPECT_EQ(write_error(path("link")), std::errc::too_many_symbolic_link_levels);
}

TEST_F(GoldenFile, is_not_written_where_there_is_no_folder) {
  EXPECT_EQ(write_error(path("no folder/x.log")), std::errc::no_such_file_or_directory);
}

TEST_F(GoldenFile, that_is_a_device_is_not_replaced) {
  EXPECT_EQ(write_error("/dev/null"), std::errc::invalid_argument);
}

TEST_F(GoldenFile, that_this_user_may_not_write_is_not_replaced_either) {
  const auto file = make("x.log", "old\n");
  ASSERT_EQ(::chmod(file.c_str(), 0444), 0);
  const OrdinaryUser user(folder());
  EXPECT_EQ(write_error(file), std::errc::permission_denied);
  EXPECT_EQ(read_file(file), "old\n");
}

TEST_F(GoldenFile, is_not_replaced_in_a_folder_this_user_may_not_write) {
  const auto file = make("x.log", "old\n");
  ASSERT_EQ(::chmod(folder().c_str(), 0555), 0);
  const OrdinaryUser user(folder());
  EXPECT_EQ(write_error(file), std::errc::permission_denied);
  EXPECT_EQ(read_file(file), "old\n");
}

TEST_F(GoldenFile, that_cannot_be_written_whole_stays_as_it_was_and_nothing_else_is_left) {
  const auto file = make("x.log", "old\n");
  const FullDisk full;
  EXPECT_EQ(write_error(file, std::string(100'000, 'x')), std::errc::file_too_large);
  EXPECT_EQ(read_file(file), "old\n");
  EXPECT_EQ(files(), 1);
}

TEST_F(GoldenFile, in_the_current_folder_needs_no_folder_in_its_name) {
  const auto before = fs::current_path();
  fs::current_path(folder());
  write_file("x.log", "new\n");
  fs::current_path(before);
  EXPECT_EQ(read_file(path("x.log")), "new\n");
  EXPECT_EQ(files(), 1);
}

TEST_F(GoldenFile, with_a_line_end_in_its_name_is_still_one_line_in_an_error) {
  fs::create_directory(path("a\nb"));
  try {
    (void)read_file(path("a\nb"));
    FAIL() << "no error";
  } catch (const std::system_error& error) {
    EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace threadlab::golden
