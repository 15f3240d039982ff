// Where a log's bytes go: a file descriptor, written with write(2), nothing buffered.
//
// A write either puts every byte out or reports why not; unlike C's and spdlog's stdout it loses
// nothing in silence. It has no lock: lines keep their order because the caller holds the log's
// lock. Writing to a pipe without a reader raises SIGPIPE, as it does everywhere; a program that
// ignores that signal gets std::errc::broken_pipe.
//
//   FileSink sink = FileSink::open("run.log");
//   if (const std::error_code error = sink.write("(MainThread) hello\n")) ...
#pragma once

#include <string>
#include <string_view>
#include <system_error>

namespace threadlab::log {

class FileSink {
 public:
  // Creates or empties the file and owns it. Throws std::system_error, whose what() has the path.
  [[nodiscard]] static FileSink open(const std::string& path);

  // Writes to a descriptor that stays the caller's, such as STDOUT_FILENO, and outlives the sink.
  [[nodiscard]] static FileSink borrow(int descriptor);

  // Every write succeeds, and nothing is written.
  [[nodiscard]] static FileSink nowhere();

  FileSink(FileSink&& other) noexcept;
  FileSink& operator=(FileSink&& other) noexcept;
  ~FileSink();

  // Blocks until all of `whole_lines` is written, also where the descriptor is non-blocking. On an
  // error a part of it may have been written.
  [[nodiscard]] std::error_code write(std::string_view whole_lines);

  // Closes an owned file, lets go of a borrowed one; further writes report bad_file_descriptor. The
  // last chance to hear of a write that a network file system put off.
  [[nodiscard]] std::error_code close();

 private:
  enum class Ownership { owned, borrowed, nowhere };

  FileSink(int descriptor, Ownership ownership);

  int descriptor_;  // negative once closed or moved from
  Ownership ownership_;
};

}  // namespace threadlab::log
