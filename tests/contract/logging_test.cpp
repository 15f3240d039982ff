#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <threadlab/logging.hpp>
#include <threadlab/thread.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

using logging::Level;

/// The log in a file of its own while it lives, and the default log afterwards.
class Log {
 public:
  explicit Log(const std::string& format, Level level = Level::debug) {
    logging::basic_config({.format = format, .filename = path_, .level = level});
  }
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log() {
    logging::basic_config({});
    std::remove(path_.c_str());
  }

  [[nodiscard]] std::string text() const {
    std::ostringstream text;
    text << std::ifstream(path_).rdbuf();
    return text.str();
  }

 private:
  std::string path_ = testing::TempDir() + "threadlab_contract_" + std::to_string(getpid());
};

CONTRACT(Logging, a_call_appends_its_message_as_one_line) {
  const Log log("%(message)s");
  logging::info("hello");
  logging::info("there");
  EXPECT_EQ(log.text(), "hello\nthere\n");
}

CONTRACT(Logging, arguments_are_set_into_the_message) {
  const Log log("%(message)s");
  logging::info("item {} of {:03}: {}", 1, 10, std::string("ten"));
  EXPECT_EQ(log.text(), "item 1 of 010: ten\n");
}

CONTRACT(Logging, each_call_has_its_level) {
  const Log log("%(levelno)d %(levelname)s");
  logging::debug("-");
  logging::info("-");
  logging::warning("-");
  logging::error("-");
  logging::critical("-");
  EXPECT_EQ(log.text(), "10 DEBUG\n20 INFO\n30 WARNING\n40 ERROR\n50 CRITICAL\n");
}

CONTRACT(Logging, what_is_below_the_level_is_left_out) {
  const Log log("%(message)s", Level::error);
  logging::debug("no");
  logging::info("no");
  logging::warning("no");
  logging::error("yes");
  logging::critical("yes too");
  EXPECT_EQ(log.text(), "yes\nyes too\n");
  EXPECT_FALSE(logging::is_enabled(Level::warning));
  EXPECT_TRUE(logging::is_enabled(Level::error));
}

CONTRACT(Logging, a_line_tells_the_place_of_the_call) {
  const Log log("%(filename)s:%(lineno)d %(module)s");
  const int line = __LINE__ + 1;
  logging::info("here");
  EXPECT_EQ(log.text(), "logging_test.cpp:" + std::to_string(line) + " logging_test\n");
}

void named_function() { logging::info("in a function"); }

CONTRACT(Logging, a_line_tells_the_function_of_the_call) {
  const Log log("%(funcName)s");
  named_function();
  EXPECT_EQ(log.text(), "named_function\n");
}

CONTRACT(Logging, a_line_tells_the_name_of_the_thread_that_logs) {
  const Log log("(%(threadName)-10s) %(message)s");
  logging::info("main");
  Thread thread({.target = [] { logging::info("work"); }, .name = "worker"});
  thread.start();
  thread.join();
  EXPECT_EQ(log.text(), "(MainThread) main\n(worker    ) work\n");
}

CONTRACT(Logging, basic_config_again_replaces_what_was) {
  const Log first("first %(message)s");
  {
    const Log second("second %(message)s", Level::error);
    logging::info("left out");
    logging::error("once");
    EXPECT_EQ(second.text(), "second once\n");
  }
}

CONTRACT(Logging, by_default_prints_warnings_and_worse_on_stderr_as_Python_does) {
  { const Log log("%(message)s"); }
  testing::internal::CaptureStderr();
  logging::info("not this");
  logging::warning("this");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "WARNING:root:this\n");
}

CONTRACT(Logging, lines_of_many_threads_are_whole) {
  const Log log("%(message)s");
  Crew crew;
  crew.start(4, [](int i) {
    for (int n = 0; n < 250; ++n) logging::info("{}", std::string(50, static_cast<char>('a' + i)));
  });
  crew.join();
  std::istringstream lines(log.text());
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_EQ(line, std::string(50, line.at(0)));
  }
  EXPECT_EQ(count, 1000);
}

}  // namespace
}  // namespace threadlab::contract
