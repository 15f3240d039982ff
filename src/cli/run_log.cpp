#include <unistd.h>

#include <cli/errors.hpp>
#include <cli/exit_codes.hpp>
#include <cli/run_log.hpp>
#include <cli/text.hpp>
#include <threadlab/log/sink.hpp>
#include <threadlab/logging.hpp>

namespace threadlab::cli {

void RunLog::format(const log::Record& record, fmt::memory_buffer& out) const {
  const int exit_code = exit_code_.load();
  if (exit_code != 0) ::_exit(exit_code);
  const std::size_t begin = out.size();
  lines_->format(record, out);
  if (keep_ == Keep::every_line) text_.append(out.data() + begin, out.size() - begin);
}

void RunLog::end_program(int exit_code) {
  exit_code_.store(exit_code);
  logging::critical("");  // whoever logs next ends the program, and if it is this line
}

void RunLog::end_lab(int exit_code) {
  exit_code_.store(exit_code);
  for (;;) ::pause();
}

logging::Config log_config(std::shared_ptr<const RunLog> run_log, const RunOptions& options) {
  logging::Config config;
  config.level = logging::Level::debug;
  config.formatter = std::move(run_log);
  config.sink = options.log_file ? log::FileSink::open(*options.log_file)
                                 : log::FileSink::borrow(STDOUT_FILENO);
  const std::string target = options.log_file ? in_quotes(*options.log_file) : "stdout";
  config.on_failure = [target](std::error_code reason) {
    const FileError error(reason, "cannot write the log to " + target);
    ::_exit(static_cast<int>(report(error)));
  };
  return config;
}

}  // namespace threadlab::cli
