#pragma once

// A run that is compared with a golden file, or writes it.

#include <cli/command.hpp>
#include <cli/exit_codes.hpp>
#include <optional>
#include <string>
#include <threadlab/golden/line_reader.hpp>

namespace threadlab::cli {

class GoldenRun {
 public:
  /// Reads the file that `command` names with --golden, and keeps a reference to `command`. Throws
  /// std::system_error when there is a file that cannot be read.
  explicit GoldenRun(const RunDemo& command);

  /// False when there is nothing to compare with; says on stderr how to come by it.
  [[nodiscard]] bool can_start() const;

  /// Compares this run's log with the golden and says on stderr how they differ, or writes the
  /// golden. `end` is how the run itself ended: of one that failed it is the answer in any case,
  /// and its log is never written. Throws std::system_error when the golden cannot be written.
  [[nodiscard]] ExitCode conclude(const std::string& log, const golden::LineReader& reader,
                                  ExitCode end) const;

 private:
  [[nodiscard]] ExitCode compare(const std::string& log, const golden::LineReader& reader) const;
  /// Whether both logs are legal.
  [[nodiscard]] ExitCode judge(const std::string& log) const;
  [[nodiscard]] std::string updated(const std::string& log, const golden::LineReader& reader) const;
  [[nodiscard]] ExitCode update(const std::string& log, const golden::LineReader& reader) const;

  const RunDemo& command_;
  const std::string& file_;
  std::optional<std::string> golden_;  // nothing: there is no such file
  GoldenMatch match_;
};

}  // namespace threadlab::cli
