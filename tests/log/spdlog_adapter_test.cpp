#include <gtest/gtest.h>
#include <spdlog/logger.h>
#include <unistd.h>

#include <array>
#include <new>
#include <threadlab/log/percent_format.hpp>
#include <threadlab/log/spdlog_adapter.hpp>
#include <vector>

namespace threadlab::log {
namespace {

constexpr Record::Created start{};

ThreadInfo worker() { return {.name = "worker", .ident = 7, .process = 8}; }

std::unique_ptr<SpdlogFormatter> formatter(const std::string& format) {
  return std::make_unique<SpdlogFormatter>(std::make_shared<PercentFormat>(format), worker, start);
}

std::string formatted(spdlog::formatter& by, const spdlog::details::log_msg& message) {
  spdlog::memory_buf_t out;
  by.format(message, out);
  return {out.data(), out.size()};
}

spdlog::details::log_msg message_at(std::chrono::milliseconds time) {
  const spdlog::source_loc place{"/srv/queue.cpp", 12, "process"};
  return {start + time, place, "root", spdlog::level::warn, "hello"};
}

std::shared_ptr<SpdlogSink> sink_to(FileSink file, SpdlogSink::ErrorHandler on_error) {
  return std::make_shared<SpdlogSink>(std::move(file), formatter("(%(threadName)-10s) %(message)s"),
                                      std::move(on_error));
}

TEST(SpdlogFormatter, a_message_becomes_the_record_of_its_call) {
  const auto by = formatter(
      "%(name)s %(levelname)s %(pathname)s:%(lineno)d %(funcName)s %(created)s %(relativeCreated)d "
      "%(thread)d %(threadName)s %(process)d %(processName)s %(message)s");
  EXPECT_EQ(formatted(*by, message_at(std::chrono::milliseconds(1500))),
            "root WARNING /srv/queue.cpp:12 process 1.5 1500 7 worker 8 MainProcess hello\n");
}

TEST(SpdlogFormatter, a_message_without_a_place_shows_Pythons_texts_for_that) {
  const auto by = formatter("%(pathname)s:%(lineno)d %(funcName)s");
  EXPECT_EQ(formatted(*by, {"root", spdlog::level::info, "hello"}),
            "(unknown file):0 (unknown function)\n");
}

TEST(SpdlogFormatter, a_clone_formats_alike) {
  const auto by = formatter("%(threadName)s %(created)s %(message)s");
  const auto message = message_at(std::chrono::milliseconds(1500));
  EXPECT_EQ(formatted(*by->clone(), message), formatted(*by, message));
}

TEST(SpdlogFormatter, levels_are_Pythons) {
  EXPECT_EQ(python_level(spdlog::level::trace), 5);
  EXPECT_EQ(python_level(spdlog::level::debug), 10);
  EXPECT_EQ(python_level(spdlog::level::info), 20);
  EXPECT_EQ(python_level(spdlog::level::warn), 30);
  EXPECT_EQ(python_level(spdlog::level::err), 40);
  EXPECT_EQ(python_level(spdlog::level::critical), 50);
  EXPECT_EQ(python_level(spdlog::level::off), 0);
}

TEST(SpdlogSink, a_line_is_out_when_the_call_returns) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  const auto sink = sink_to(FileSink::borrow(ends[1]), nullptr);
  spdlog::logger("root", sink).info("{} of {}", 1, 2);
  std::array<char, 64> text{};
  EXPECT_EQ(::read(ends[0], text.data(), text.size()), 20);
  EXPECT_STREQ(text.data(), "(worker    ) 1 of 2\n");
  EXPECT_FALSE(sink->close());
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(SpdlogSink, the_first_error_is_kept_and_told_once) {
  std::vector<std::error_code> errors;
  constexpr int closed = -1;
  const auto sink = sink_to(FileSink::borrow(closed),
                            [&errors](std::error_code error) { errors.push_back(error); });
  spdlog::logger logger("root", sink);
  logger.info("lost");
  logger.info("lost too");
  EXPECT_EQ(errors, std::vector{std::make_error_code(std::errc::bad_file_descriptor)});
  EXPECT_EQ(sink->error(), std::errc::bad_file_descriptor);
  EXPECT_EQ(sink->close(), std::errc::bad_file_descriptor);
}

TEST(SpdlogSink, a_line_for_which_there_is_no_memory_is_an_error) {
  const auto no_memory = []() -> ThreadInfo { throw std::bad_alloc(); };
  auto by = std::make_unique<SpdlogFormatter>(std::make_shared<PercentFormat>("%(message)s"),
                                              no_memory, start);
  const auto sink =
      std::make_shared<SpdlogSink>(FileSink::open("/dev/null"), std::move(by), nullptr);
  spdlog::logger("root", sink).info("lost");
  EXPECT_EQ(sink->error(), std::errc::not_enough_memory);
}

TEST(SpdlogSink, a_sink_without_a_handler_keeps_its_error) {
  const auto sink =
      std::make_shared<SpdlogSink>(FileSink::open("/dev/full"), formatter("%(message)s"), nullptr);
  spdlog::logger("root", sink).info("lost");
  EXPECT_EQ(sink->error(), std::errc::no_space_on_device);
}

}  // namespace
}  // namespace threadlab::log
