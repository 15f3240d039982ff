#include <fmt/format.h>
#include <unistd.h>

#include <cli/explore_progress.hpp>
#include <cli/output.hpp>

namespace threadlab::cli {
namespace {

constexpr Duration between_lines = std::chrono::seconds(10);
constexpr Duration before_the_first = std::chrono::milliseconds(500);
constexpr std::string_view back_and_clear = "\r\x1b[K";

std::string text_of(const explore::Progress& progress) {
  const double seconds = std::chrono::duration<double>(progress.elapsed).count();
  std::string text =
      fmt::format("{} executions, {:.0f}/s, {} logs", progress.executions,
                  static_cast<double>(progress.executions) / seconds, progress.distinct_logs);
  if (progress.failures != 0) text += fmt::format(", {} failures", progress.failures);
  if (progress.estimate > 0) text += fmt::format(", of about {:.2g}", progress.estimate);
  return text;
}

}  // namespace

ExploreProgress::ExploreProgress()
    : is_terminal_(isatty(STDERR_FILENO) == 1),
      next_(is_terminal_ ? before_the_first : between_lines) {}

ExploreProgress::~ExploreProgress() {
  if (is_shown_) write_to_stderr(back_and_clear);
}

void ExploreProgress::show(const explore::Progress& progress) {
  if (progress.elapsed < next_) return;
  if (is_terminal_) {
    write_to_stderr(std::string(back_and_clear) + text_of(progress));
    is_shown_ = true;
    next_ = progress.elapsed;
  } else {
    write_to_stderr(text_of(progress) + "\n");
    next_ = progress.elapsed + between_lines;
  }
}

}  // namespace threadlab::cli
