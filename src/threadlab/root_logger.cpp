#include <spdlog/logger.h>
#include <unistd.h>

#include <threadlab/log/percent_format.hpp>
#include <threadlab/log/spdlog_adapter.hpp>
#include <threadlab/root_logger.hpp>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/os/block.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/runtime/thread_state.hpp>

namespace threadlab::logging {

using runtime::Operation;

/// The thread that logs, as it was when it came to the log.
struct RootLogger::Speaker {
  log::ThreadInfo info;
};

namespace {

spdlog::level::level_enum to_spdlog(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
    case Level::critical:
      return spdlog::level::critical;
  }
  return spdlog::level::critical;
}

std::string name_of(const runtime::ThreadState& thread) {
  return thread.region.look([&] { return thread.name; });
}

log::ThreadInfo calling_thread_info() {
  const runtime::ThreadState& thread = *runtime::current_thread_state();
  return {.name = name_of(thread),
          .ident = thread.world.ident(),
          .process = thread.world.process(),
          .zone = thread.world.time_zone()};
}

/// In a lab, what the step is going to print is seen before it is taken.
void show(const log::Record& record) {
  if (runtime::self().lab_thread != nullptr) runtime::self().lab_thread->record = &record;
}

log::FileSink open_sink(Config& config) {
  if (config.sink) return std::move(*config.sink);
  if (config.filename.empty()) return log::FileSink::borrow(STDERR_FILENO);
  return log::FileSink::open(config.filename);
}

std::shared_ptr<const log::Formatter> make_formatter(Config& config) {
  if (config.formatter) return std::move(config.formatter);
  return std::make_shared<log::PercentFormat>(std::move(config.format), std::move(config.datefmt));
}

}  // namespace

RootLogger::RootLogger() = default;
RootLogger::~RootLogger() = default;

std::unique_ptr<spdlog::logger> RootLogger::make_logger(Config config) {
  const runtime::World& world = runtime::world();
  auto formatter = std::make_unique<log::SpdlogFormatter>(
      make_formatter(config), [this] { return speaker_->info; }, world.start());
  auto sink = std::make_shared<log::SpdlogSink>(open_sink(config), std::move(formatter),
                                                std::move(config.on_failure));
  auto logger = std::make_unique<spdlog::logger>("root", std::move(sink));
  logger->set_level(spdlog::level::trace);
  return logger;
}

void RootLogger::prepare(Config config) {
  level_.store(static_cast<int>(config.level), std::memory_order_relaxed);
  prepared_ = std::move(config);
}

void RootLogger::ensure_logger() {
  runtime::lab::touched(region_.lab_object());
  const runtime::lab::ByHand by_hand(region_.lab_object());
  // Acquire: pairs with the release below, by whoever made the logger.
  if (has_logger_.load(std::memory_order_acquire)) return;
  std::unique_ptr<spdlog::logger> logger =
      make_logger(prepared_ ? std::move(*prepared_) : Config{});
  region_.look([&] {
    if (!logger_) logger_.swap(logger);
    has_logger_.store(true, std::memory_order_release);
  });
}

void RootLogger::configure(Config config) {
  const auto level = static_cast<int>(config.level);
  std::unique_ptr<spdlog::logger> logger = make_logger(std::move(config));
  region_.look([&] {
    logger_.swap(logger);
    has_logger_.store(true, std::memory_order_release);
    is_prepared_ = false;
    level_.store(level, std::memory_order_relaxed);
  });
}

void RootLogger::emit(Level level, const Place& place, std::string_view message) {
  ensure_logger();
  Speaker speaker{calling_thread_info()};
  const log::Record record{.levelno = static_cast<int>(level),
                           .pathname = place.file,
                           .lineno = place.line,
                           .func_name = place.function,
                           .zone = speaker.info.zone,
                           .thread_name = speaker.info.name,
                           .message = message};
  show(record);
  const runtime::ThreadState& thread = *runtime::self().thread;
  const auto write = [&]() noexcept {
    if (runtime::os::has_vanished()) return;
    const bool is_new = thread.world.add_line();
    if (!is_new && is_prepared_) return;
    // In the lab another thread may have renamed this one before its step was chosen.
    if (region_.lab_object() != 0) speaker.info.name = thread.name;
    speaker_ = &speaker;
    logger_->log(runtime::world().wall_clock(), {place.file, place.line, place.function},
                 to_spdlog(level), spdlog::string_view_t(message.data(), message.size()));
  };
  region_.update(Operation::log, write, thread.region.lab_object());
  runtime::os::vanish_if_ended();
}

void RootLogger::drain() {
  region_.look([] {});
}

void basic_config(Config config) { runtime::world().log().configure(std::move(config)); }

void emit(Level level, const Place& place, std::string_view message) {
  runtime::world().log().emit(level, place, message);
}

bool is_enabled(Level level) { return runtime::world().log().is_enabled(level); }

}  // namespace threadlab::logging
