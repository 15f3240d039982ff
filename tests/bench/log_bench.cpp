// A log line, from the call to write(2): our format and sink beside spdlog's own.

#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <threadlab/logging.hpp>

#include "families.hpp"
#include "team.hpp"

namespace threadlab::bench {
namespace {

constexpr auto null_device = "/dev/null";
constexpr auto file = "bench.log";

/// stdout goes elsewhere until the scope is left.
class Redirected {
 public:
  explicit Redirected(const char* path) : stdout_(dup(STDOUT_FILENO)) {
    (void)std::fflush(stdout);
    const int target = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    (void)dup2(target, STDOUT_FILENO);
    (void)close(target);
  }
  ~Redirected() {
    (void)std::fflush(stdout);
    (void)dup2(stdout_, STDOUT_FILENO);
    (void)close(stdout_);
    (void)unlink(file);
  }
  Redirected(const Redirected&) = delete;
  Redirected& operator=(const Redirected&) = delete;

 private:
  int stdout_;
};

void log_ours(benchmark::State& state, const RowOptions& options, const char* path) {
  const Redirected redirected(path);
  logging::basic_config({.format = "(%(threadName)-10s) %(message)s",
                         .level = logging::Level::info,
                         .sink = log::FileSink::borrow(STDOUT_FILENO)});
  run_together(state, options, [](int /*index*/, std::int64_t iterations) {
    for (std::int64_t i = 0; i != iterations; ++i) logging::info("item {}", i);
  });
}

void log_spdlog(benchmark::State& state, const RowOptions& options, const char* path) {
  static spdlog::logger logger("root", std::make_shared<spdlog::sinks::stdout_sink_mt>());
  const Redirected redirected(path);
  run_together(state, options, [](int /*index*/, std::int64_t iterations) {
    for (std::int64_t i = 0; i != iterations; ++i) logger.info("item {}", i);
  });
}

}  // namespace

void add_log_rows(Table& table) {
  for (const int threads : {1, 4}) {
    for (const char* const path : {null_device, file}) {
      const std::string title =
          fmt::format("Log: a line, {} {}, to {}", threads, threads == 1 ? "thread" : "threads",
                      path == null_device ? null_device : "a file");
      const RowOptions options{.threads = threads, .units = static_cast<double>(threads)};
      table.add_row(title, options);
      table.add(title, {.name = "threadlab", .role = Role::ours},
                [=](auto& state) { log_ours(state, options, path); });
      table.add(title, {.name = "spdlog's stdout sink", .remark = "default pattern"},
                [=](auto& state) { log_spdlog(state, options, path); });
    }
  }
}

}  // namespace threadlab::bench
