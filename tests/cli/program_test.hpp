#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <threadlab/runtime/lab/sanitizers.hpp>

#include "process.hpp"

namespace threadlab::cli {

inline constexpr bool is_sanitized = runtime::lab::sanitizers::any;

/// A test of the whole program, in a directory of its own.
class ProgramTest : public testing::Test {
 protected:
  ProgramTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "threadlab-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
  }
  ~ProgramTest() override { std::filesystem::remove_all(directory_); }

  /// `command` in the test's directory; a shell that only runs the program becomes it.
  [[nodiscard]] std::string here(const std::string& command) const {
    return "cd " + directory_.string() + "; " + command;
  }

  [[nodiscard]] Outcome shell(const std::string& command, Reader reader = Reader::the_test) const {
    return Process(here(command), reader).wait();
  }

  [[nodiscard]] std::string content(const std::string& file) const {
    std::ostringstream text;
    text << std::ifstream(directory_ / file, std::ios::binary).rdbuf();
    return text.str();
  }

  void make_file(const std::string& file, const std::string& text) const {
    std::ofstream(directory_ / file, std::ios::binary) << text;
  }

  [[nodiscard]] bool exists(const std::string& file) const {
    return std::filesystem::exists(directory_ / file);
  }

 private:
  std::filesystem::path directory_;
};

}  // namespace threadlab::cli
