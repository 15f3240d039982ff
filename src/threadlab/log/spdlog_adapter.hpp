// spdlog on our side of the fence: its messages become Records, its bytes go to a FileSink.
//
// Not installed: the only header here that shows spdlog. The sink does not lock (the log's lock is
// held around every call into its logger), and the same lock guards the formatter.
//
// spdlog's logger catches what a sink throws and prints it at most once a second, so a line that
// cannot be made (no memory) or written does not throw. The sink keeps the first error, tells its
// handler once, and writes nothing more: what did get out is the log's beginning, without holes. A
// caller that wants to know asks error().
//
//   auto sink = std::make_shared<SpdlogSink>(FileSink::borrow(STDOUT_FILENO),
//                                            std::make_unique<SpdlogFormatter>(...), on_error);
//   spdlog::logger logger("root", sink);
#pragma once

#include <spdlog/details/null_mutex.h>
#include <spdlog/formatter.h>
#include <spdlog/sinks/base_sink.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <threadlab/log/formatter.hpp>
#include <threadlab/log/sink.hpp>

namespace threadlab::log {

// Who logs: what a Record says of the calling thread.
struct ThreadInfo {
  std::string name;
  std::uint64_t ident = 0;
  std::uint64_t process = 0;
  std::string process_name = "MainProcess";
  TimeZone zone = TimeZone::local;
};

using ThreadInfoProvider = std::function<ThreadInfo()>;

// Python's number for a level of spdlog. `trace`, which Python lacks, is 5 ("Level 5").
[[nodiscard]] int python_level(spdlog::level::level_enum level);

class SpdlogFormatter final : public spdlog::formatter {
 public:
  // `current_thread` is called in the logging thread, once a line. `start` is where relativeCreated
  // counts from. Clones share `line_format`.
  SpdlogFormatter(std::shared_ptr<const Formatter> line_format, ThreadInfoProvider current_thread,
                  Record::Created start);

  // A message without a place of call gets the texts that Python has for one.
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override;
  [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override;

 private:
  std::shared_ptr<const Formatter> formatter_;
  ThreadInfoProvider current_thread_;
  Record::Created start_;
};

class SpdlogSink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
 public:
  using ErrorHandler = std::function<void(std::error_code)>;

  // `on_error` is called with the first error and in the thread whose line it hit, under the log's
  // lock: it must not log. It may be empty.
  SpdlogSink(FileSink file, std::unique_ptr<spdlog::formatter> line_format, ErrorHandler on_error);

  // The first error there was, if any.
  [[nodiscard]] std::error_code error() const { return error_; }

  // Closes the file, whose late errors count too, and returns error().
  [[nodiscard]] std::error_code close();

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override;
  void flush_() override {}  // nothing is ever held back

 private:
  [[nodiscard]] std::error_code write(const spdlog::details::log_msg& message);
  void note(std::error_code error);

  FileSink file_;
  ErrorHandler on_error_;
  std::error_code error_;  // guarded by the log's lock, as is file_
};

}  // namespace threadlab::log
