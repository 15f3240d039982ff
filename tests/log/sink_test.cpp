#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>
#include <threadlab/log/sink.hpp>
#include <threadlab/log/write_all.hpp>

namespace threadlab::log {
namespace {

class Pipe {
 public:
  explicit Pipe(int flags = O_CLOEXEC) {
    if (::pipe2(ends_.data(), flags) != 0) throw std::system_error(errno, std::generic_category());
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    close_reader();
    close_writer();
  }

  [[nodiscard]] int reader() const { return ends_.front(); }
  [[nodiscard]] int writer() const { return ends_.back(); }
  void close_reader() { ::close(std::exchange(ends_.front(), -1)); }
  void close_writer() { ::close(std::exchange(ends_.back(), -1)); }

 private:
  std::array<int, 2> ends_{};
};

std::string path_of_this_test() {
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  const auto name = std::string("threadlab_") + test->name() + "_" + std::to_string(::getpid());
  return (std::filesystem::temp_directory_path() / name).string();
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Plays a write(2) that is interrupted, takes three bytes at a time, and is interrupted again.
class FitfulDevice {
 public:
  static ssize_t write(int /*descriptor*/, const void* bytes, std::size_t size) {
    interrupted_ = !interrupted_;
    if (interrupted_) {
      errno = EINTR;
      return -1;
    }
    const std::size_t taken = std::min<std::size_t>(size, 3);
    received_.append(static_cast<const char*>(bytes), taken);
    return static_cast<ssize_t>(taken);
  }

  static std::string take_received() { return std::exchange(received_, {}); }

 private:
  static inline bool interrupted_ = false;
  static inline std::string received_;
};

TEST(WriteAll, interruptions_and_partial_writes_lose_and_repeat_nothing) {
  EXPECT_EQ(write_all(0, "(c1        ) hello\n", FitfulDevice::write), std::error_code());
  EXPECT_EQ(FitfulDevice::take_received(), "(c1        ) hello\n");
}

TEST(WriteAll, writing_nothing_calls_nobody) {
  const auto unexpected = [](int, const void*, std::size_t) -> ssize_t {
    ADD_FAILURE();
    return 0;
  };
  EXPECT_EQ(write_all(0, "", unexpected), std::error_code());
}

TEST(WriteAll, a_device_that_takes_nothing_is_an_error_and_no_endless_loop) {
  const auto full = [](int, const void*, std::size_t) -> ssize_t { return 0; };
  EXPECT_EQ(write_all(0, "x", full), std::errc::io_error);
}

TEST(FileSink, a_nonblocking_pipe_gets_every_byte) {
  Pipe pipe(O_CLOEXEC | O_NONBLOCK);
  const std::string lines(1'000'000, 'x');
  std::error_code error;
  std::thread writer([&] {
    FileSink sink = FileSink::borrow(pipe.writer());
    error = sink.write(lines);
    pipe.close_writer();
  });
  ::fcntl(pipe.reader(), F_SETFL, 0);  // the reader may block
  std::string received;
  std::array<char, 4096> chunk{};
  for (ssize_t size = 0; (size = ::read(pipe.reader(), chunk.data(), chunk.size())) > 0;) {
    received.append(chunk.data(), static_cast<std::size_t>(size));
  }
  writer.join();
  EXPECT_EQ(error, std::error_code());
  EXPECT_EQ(received.size(), lines.size());
}

TEST(FileSink, a_full_disk_is_reported) {
  FileSink sink = FileSink::open("/dev/full");
  EXPECT_EQ(sink.write("x\n"), std::errc::no_space_on_device);
}

TEST(FileSink, a_closed_pipe_is_reported_where_the_signal_is_ignored) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  Pipe pipe;
  pipe.close_reader();
  EXPECT_EQ(FileSink::borrow(pipe.writer()).write("x\n"), std::errc::broken_pipe);
  std::ignore = std::signal(SIGPIPE, before);
}

TEST(FileSink, a_descriptor_open_for_reading_is_reported) {
  Pipe pipe;
  EXPECT_EQ(FileSink::borrow(pipe.reader()).write("x\n"), std::errc::bad_file_descriptor);
}

TEST(FileSink, opening_creates_or_empties_the_file) {
  const std::string path = path_of_this_test();
  EXPECT_FALSE(FileSink::open(path).write("a long first line\n"));
  EXPECT_EQ(content_of(path), "a long first line\n");
  EXPECT_FALSE(FileSink::open(path).write("short\n"));
  EXPECT_EQ(content_of(path), "short\n");
  std::filesystem::remove(path);
}

TEST(FileSink, opening_a_directory_or_nothing_throws_with_the_path) {
  for (const std::string path : {"/", "/no/such/folder/log", ""}) {
    try {
      std::ignore = FileSink::open(path);
      ADD_FAILURE() << path;
    } catch (const std::system_error& error) {
      EXPECT_NE(std::string(error.what()).find("cannot write to '" + path + "': "),
                std::string::npos);
    }
  }
}

TEST(FileSink, a_borrowed_descriptor_stays_open) {
  Pipe pipe;
  {
    FileSink sink = FileSink::borrow(pipe.writer());
    EXPECT_FALSE(sink.close());
  }
  EXPECT_NE(::fcntl(pipe.writer(), F_GETFD), -1);
}

TEST(FileSink, writing_after_close_is_reported) {
  FileSink sink = FileSink::open("/dev/null");
  EXPECT_FALSE(sink.close());
  EXPECT_FALSE(sink.close());
  EXPECT_EQ(sink.write("x\n"), std::errc::bad_file_descriptor);
}

TEST(FileSink, moving_hands_the_file_over_and_closes_the_one_replaced) {
  const std::string path = path_of_this_test();
  FileSink from = FileSink::open(path);
  FileSink to = FileSink::open("/dev/full");
  to = std::move(from);
  EXPECT_FALSE(to.write("moved\n"));
  EXPECT_EQ(content_of(path), "moved\n");
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace threadlab::log
