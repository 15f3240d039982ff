#pragma once

// The log of a run: it can be kept, to be compared, and the program can end between two lines of
// it.
//
// Both are done where every line passes, in the formatter, and therefore within the log's step.

#include <atomic>
#include <cli/run_options.hpp>
#include <memory>
#include <string>
#include <threadlab/log/formatter.hpp>
#include <threadlab/logging.hpp>

namespace threadlab::cli {

class RunLog : public log::Formatter {
 public:
  enum class Keep : bool { nothing, every_line };

  RunLog(std::shared_ptr<const log::Formatter> lines, Keep keep)
      : lines_(std::move(lines)), keep_(keep) {}

  void format(const log::Record& record, fmt::memory_buffer& out) const override;

  /// Every line so far, if they are kept. To be called once no thread logs any more.
  [[nodiscard]] const std::string& text() const { return text_; }

  /// Ends the program, by _exit, between two lines: what is being written is written to its end,
  /// and nothing after it. Blocks for that; does not return as long as threads may log.
  void end_program(int exit_code);

  /// The same for a run in the lab, whose log no other thread than the lab's can write to: the next
  /// line ends the program. Does not return.
  [[noreturn]] void end_lab(int exit_code);

 private:
  std::shared_ptr<const log::Formatter> lines_;
  Keep keep_;
  mutable std::string text_;        // guarded by the log's step
  std::atomic<int> exit_code_ = 0;  // 0: the program is not to end
};

/// Sends a log through `run_log` to where the options say. Throws std::system_error when that
/// cannot be opened. When a line cannot be written the program says so and ends, at once.
[[nodiscard]] logging::Config log_config(std::shared_ptr<const RunLog> run_log,
                                         const RunOptions& options);

}  // namespace threadlab::cli
